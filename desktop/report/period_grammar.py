"""The grammar of periods: from tokens to parts as they are written, gaps and all.

    period   = part { separator part }
    part     = [ label ] dates [ "–" name ] { "(" period ")" | "(" name ")" } | label "(" period ")"
    dates    = [ "с" ] date [ ( "–" | "по" | "/" ) date ]
    date     = day | day month [ year ] | month [ year ] | 5.10[.2025] | 10.2025 | 2025-10-05
             | [ ordinal ] quarter [ year ] | year "год"

A label (see `period_labels`) holds for all parts after it up to the next label, a semicolon, a full stop or
a new line without a comma. Which month or year a gap means is the business of `period_dates`.
"""

from dataclasses import dataclass, replace

from db.entities import Quarter
from db.folding import fold
from desktop.report.period_labels import at_date, is_date, name_end, quarter_ahead, take_label
from desktop.report.period_unclear import EXAMPLE, Misread, no_date, no_separator
from desktop.report.period_words import FIRST_YEAR, Kind, Row, Token

_HALF_YEAR = 6
_RANGE_MARKS = (Kind.DASH, Kind.UNTIL, Kind.SLASH)


@dataclass(frozen=True, slots=True)
class Point:
    """A date as written; what is not written is 0. `start` and `end` are its place in the text."""

    start: int
    end: int
    day: int = 0
    month: int = 0
    year: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """From one date to another, or one date alone. `slash` is the mark of «23/24 сентября»."""

    first: Point
    last: Point
    label: str = ""
    bracketed: bool = False
    slash: Token | None = None


Ends = tuple[Point, Point]


def read_parts(text: str, quarter: Quarter | None) -> list[Part]:
    """Read the parts of a period, in the order of the text. Raises Misread."""
    return _Reader(text, quarter).read()


class _Reader:
    """Recursive descent, a method for each rule; brackets nest once, so depth and time are bounded."""

    def __init__(self, text: str, quarter: Quarter | None) -> None:
        self._row = Row(text)
        self._quarter = quarter
        self._parts: list[Part] = []
        self._year_alone: Token | None = None

    def read(self) -> list[Part]:
        if self._row.token.kind is Kind.END:
            nothing = Point(0, len(self._row.text))
            raise Misread(nothing, f"Сроки не указаны: впишите число, месяц и год, {EXAMPLE}.")
        while self._row.take(Kind.COMMA, Kind.SEMICOLON):
            pass
        self._period(Kind.END)
        if self._year_alone and len(self._parts) > 1:
            raise Misread(
                self._year_alone, "Целый год («{}») стоит рядом с другими датами: оставьте что-то одно."
            )
        return self._parts

    def _period(self, closing: Kind, label: str = "", *, bracketed: bool = False) -> None:
        row = self._row
        while True:
            if not at_date(row, row.place):
                label = take_label(row)
            if closing is Kind.END and row.token.kind is Kind.OPEN:
                self._dates_in_brackets(label)
            else:
                self._parts.append(replace(self._dates(), label=label, bracketed=bracketed))
            if end := name_end(row):
                self._name_last(row.taken(row.place + 1, end))
            while closing is Kind.END and row.token.kind is Kind.OPEN:
                self._brackets()
            if self._separator(closing):
                label = ""
            if row.token.kind is closing:
                return

    def _separator(self, closing: Kind) -> bool:
        """Take what parts two dates; tell whether it ends the reach of a label."""
        row, begin, ends_label = self._row, self._row.place, False
        while mark := row.take(Kind.COMMA, Kind.SEMICOLON):
            ends_label |= mark.kind is Kind.SEMICOLON
        if row.token.kind is closing:
            return ends_label
        if row.take(Kind.AND) and row.token.kind is closing:
            raise no_date(row)
        if row.place > begin:
            return ends_label
        if row.token.on_new_line and self._parts[-1].last.month:
            return True
        if row.after_full_stop() and not at_date(row, row.place):
            return True
        raise no_separator(row)

    def _dates_in_brackets(self, label: str) -> None:
        """Take «(5 мая 2025 года)» after a label: the brackets are but the mark between the two."""
        end = self._closing_bracket()
        self._row.place += 1
        self._period(Kind.CLOSE, label)
        self._row.place = end + 1

    def _brackets(self) -> None:
        """Take what stands in brackets after a date: a closer date, or the name of the stage."""
        row, opening, closing = self._row, self._row.token, self._closing_bracket()
        row.place += 1
        if any(
            row.tokens[place].kind is Kind.MONTH or is_date(row, place) for place in range(row.place, closing)
        ):
            self._period(Kind.CLOSE, bracketed=True)
        elif self._parts[-1].bracketed:
            raise Misread(opening, "После скобок с датой не ожидалась еще одна «{}»: уберите лишние скобки.")
        else:
            self._name_last(row.taken(row.place, closing))
        row.place = closing + 1

    def _closing_bracket(self) -> int:
        row, depth = self._row, 0
        for place in range(row.place, len(row.tokens)):
            kind = row.tokens[place].kind
            depth += (kind is Kind.OPEN) - (kind is Kind.CLOSE)
            if depth == 0:
                return place
        raise Misread(row.token, "Скобка «{}» не закрыта: закройте ее или уберите.")

    def _name_last(self, name: str) -> None:
        """Give the last date its stage: «27 и 29 октября (финал)» names both days."""
        place = len(self._parts) - 1
        label = self._parts[place].label
        while place > 0 and _shares_month(self._parts[place - 1], label):
            place -= 1
        name = f"{label} ({name})" if label else name
        self._parts[place:] = [replace(part, label=name) for part in self._parts[place:]]

    def _dates(self) -> Part:
        """Take «с 5 по 7 мая 2025 года», «5-7 мая», «май»."""
        row = self._row
        while row.take(Kind.LEAD_IN):
            pass
        since = row.take(Kind.SINCE)
        first, last = self._date()
        mark = None if name_end(row) else row.take(*_RANGE_MARKS)
        if mark:
            row.take(Kind.UNTIL)  # «с 5 мая – по 7 мая»
            last = self._date()[1]
        elif since:
            raise Misread(since, "После «{}» указано только начало: допишите, по какое число.")
        return Part(first, last, slash=mark if mark and mark.kind is Kind.SLASH else None)

    def _date(self) -> Ends:
        """Take one date. Its two ends differ only where it is a quarter or a year."""
        row = self._row
        if quarter_ahead(row, row.place):
            return self._quarter_of_year()
        match row.token.kind:
            case Kind.NUMBER:
                return self._from_number()
            case Kind.ISO:
                return self._from_iso()
            case Kind.MONTH:
                row.place += 1
                return self._point(row.place - 1, month=row.at(row.place - 1).value, year=self._year())
        if at_date(row, row.place):
            return self._quarter_of_year()
        raise no_date(row)

    def _from_iso(self) -> Ends:
        row, token = self._row, self._row.token
        year, month, day = map(int, token.text.split("-"))
        if year < FIRST_YEAR or not 1 <= month <= 12 or not day:
            raise Misread(token, f"Такой даты («{{}}») не бывает: исправьте ее, {EXAMPLE}.")
        row.place += 1
        self._year_ending()
        return self._point(row.place - 1, day=day, month=month, year=year)

    def _point(self, begin: int, *, day: int = 0, month: int = 0, year: int = 0) -> Ends:
        """Make a date of the tokens from `begin` on that were taken."""
        point = Point(self._row.at(begin).start, self._row.at(self._row.place - 1).end, day, month, year)
        return point, point

    def _from_number(self) -> Ends:
        """Take a date that begins with a number: «5 мая 2025 года», «5», «5.05.2025», «2025 год»."""
        row, begin, number = self._row, self._row.place, self._row.token
        if not 1 <= number.value <= 31 and number.value < FIRST_YEAR:
            raise Misread(number, "Числа «{}» в месяце не бывает: исправьте его.")
        if row.next_are(Kind.NUMBER, Kind.DOT, Kind.NUMBER):
            return self._in_numbers(Kind.DOT)
        if row.next_are(Kind.NUMBER, Kind.SLASH, Kind.NUMBER, Kind.SLASH, Kind.NUMBER):
            return self._in_numbers(Kind.SLASH)
        if number.value >= FIRST_YEAR:
            return self._whole_year()
        row.place += 1
        if row.next_are(Kind.DOT, Kind.DASH):  # «1.-3.10.2025»
            row.place += 1
        if month := row.take(Kind.MONTH):
            return self._point(begin, day=number.value, month=month.value, year=self._year())
        return self._point(begin, day=number.value)

    def _in_numbers(self, mark: Kind) -> Ends:
        """Take «5.05», «5.05.25», «05.2025»."""
        row, begin = self._row, self._row.place
        numbers = [row.token]
        row.place += 1
        while len(numbers) < 3 and row.next_are(mark, Kind.NUMBER):
            numbers.append(row.at(row.place + 1))
            row.place += 2
        if numbers[0].value >= FIRST_YEAR:
            raise Misread(numbers[0], "Год («{}») стоит перед числом и месяцем: запишите сначала число.")
        if len(numbers) == 2 and numbers[1].value >= FIRST_YEAR:
            day, month, year = 0, numbers[0], numbers[1].value
        else:
            day, month = numbers[0].value, numbers[1]
            year = _year_in_numbers(numbers[2]) if len(numbers) == 3 else 0
        if not 1 <= month.value <= 12:
            raise Misread(month, "Месяца с номером «{}» нет: исправьте месяц или запишите его словом.")
        whole, _ = self._point(begin, day=day, month=month.value, year=year)
        if numbers[-1].value < FIRST_YEAR and " " in fold(row.text[whole.start : whole.end]):
            raise Misread(whole, f"«{{}}» можно понять по-разному: запишите месяц словом, {EXAMPLE}.")
        year = year or self._year()
        self._year_ending()
        return self._point(begin, day=day, month=month.value, year=year)

    def _year(self) -> int:
        """Take the year of a date, where it is written: «2025 года», «, 2025 г.», «25 года»."""
        row = self._row
        if row.next_are(Kind.COMMA, Kind.NUMBER) and row.at(row.place + 1).value >= FIRST_YEAR:
            row.place += 1
        number = row.token
        if number.kind is not Kind.NUMBER or not (
            number.value >= FIRST_YEAR or row.at(row.place + 1).kind is Kind.YEAR_WORD
        ):
            return 0
        row.place += 1
        self._year_ending()
        return number.value if number.value >= FIRST_YEAR else _year_in_numbers(number)

    def _year_ending(self) -> None:
        """Take «года», «г.» and the full stop after a date in numbers."""
        while self._row.take(Kind.YEAR_WORD, Kind.DOT):
            pass

    def _whole_year(self) -> Ends:
        """Take «2025 год» or the first of «2024-2025 годы»."""
        row, begin = self._row, self._row.place
        number = row.token
        row.place += 1
        in_range = row.token.kind in _RANGE_MARKS and row.at(row.place + 1).kind is Kind.NUMBER
        if row.token.kind is not Kind.YEAR_WORD and not in_range:
            if row.token.kind is Kind.WORD:
                raise no_separator(row)
            raise Misread(number, f"У года «{{}}» нет ни числа, ни месяца: допишите их, {EXAMPLE}.")
        self._year_ending()
        self._year_alone = number
        return self._months(begin, 1, 12, number.value)

    def _quarter_of_year(self) -> Ends:
        """Take «II квартал 2025 года», the I of «I-II квартал», or «квартал», which is the report's."""
        row, begin = self._row, self._row.place
        unit = quarter_ahead(row, begin) or row.token
        number = row.take(Kind.NUMBER, Kind.WORD)
        year = 0
        if row.token is unit:
            row.place += 1
            year = self._year()
        if number is None:
            return self._quarter_of_report(begin, unit, year)
        if not 1 <= number.value <= 12 // unit.value:
            raise Misread(number, "Такого номера («{}») не бывает: исправьте его.")
        last = number.value * unit.value
        return self._months(begin, last - unit.value + 1, last, year)

    def _quarter_of_report(self, begin: int, unit: Token, year: int) -> Ends:
        if self._quarter is None or year or unit.value == _HALF_YEAR:
            raise Misread(
                unit, "Неясно, о каких месяцах говорит «{}»: назовите их, например «апрель-июнь 2025 года»."
            )
        return self._months(begin, 3 * self._quarter.number - 2, 3 * self._quarter.number, self._quarter.year)

    def _months(self, begin: int, first: int, last: int, year: int) -> Ends:
        return self._point(begin, month=first, year=year)[0], self._point(begin, month=last, year=year)[0]


def _shares_month(part: Part, label: str) -> bool:
    """Tell whether a part is a bare day that waits for the month of the next: the 27 of «27 и 29 октября»."""
    return not part.last.month and part.label == label and not part.bracketed


def _year_in_numbers(number: Token) -> int:
    """Return the year that two or four digits mean."""
    if number.value >= FIRST_YEAR:
        return number.value
    if len(number.text) == 2:
        return 2000 + number.value
    raise Misread(number, "«{}» не похоже на год: запишите его четырьмя цифрами.")
