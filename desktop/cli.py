"""The command line: the whole job without the window.

Exit codes: 0 done, 1 something is left for a person to see to, 2 bad use or unreadable input.
"""

import os
import sys
from argparse import SUPPRESS, ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import TextIO

from db.errors import AppError
from db.report_key import Quarter, ReportKind
from desktop import bootstrap, commands, file_commands, paths
from desktop.arguments import BAD_USE, COMMAND, Parser, VersionAction
from desktop.bugs import report_bug

_DATA_DIR = "--data-dir"
_ABOUT = """«Побратим»: отчеты о мероприятиях в международной сфере. Без команды открывается окно программы,
с одним лишь именем файла – окно с тем, что в этом файле есть."""
_CODES = """Коды завершения: 0 – сделано; 1 – осталось непрочитанное, файл отличается от принятого
раньше и не принят, в отчете найдены ошибки или отчеты отличаются; 2 – команда набрана неверно
или файл не читается."""


def run(arguments: list[str]) -> int:
    """Carry out one call and return its exit code; a failure is one Russian sentence on stderr."""
    _never_fail_to_print(sys.stdout, sys.stderr)
    try:
        given = parser().parse_args(_with_command(arguments))
        code: int = given.command(given)
        _hand_over(sys.stdout)
    except AppError as error:
        print(error.what_happened, file=sys.stderr)
        return BAD_USE
    except BrokenPipeError:  # whoever read our output has left: nothing to say, and nobody to say it to
        _abandon(sys.stdout)
        return BAD_USE
    except Exception as error:
        print(report_bug(error, bootstrap.now()), file=sys.stderr)
        return BAD_USE
    return code


def _with_command(arguments: list[str]) -> list[str]:
    """Return the call with «open» before a file that is named without any command, as a desktop names it."""
    for place, argument in enumerate(arguments):
        if argument.startswith("-") or arguments[max(0, place - 1)] == _DATA_DIR:
            continue
        is_file = "." in Path(argument).name or os.path.sep in argument
        return [*arguments[:place], "open", *arguments[place:]] if is_file else arguments
    return arguments


def _never_fail_to_print(*streams: TextIO | None) -> None:
    """Let a console that lacks a character show a question mark instead of stopping the program."""
    for stream in streams:
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")


def _hand_over(out: TextIO | None) -> None:
    """Print what still waits. Raises AppError where a file that takes the output cannot hold it."""
    if out is None:  # on Windows a program without a console has nowhere to print
        return
    try:
        out.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _abandon(out)
        raise AppError("Вывод программы записать не удалось, проверьте свободное место на диске.") from error


def _abandon(out: TextIO) -> None:
    """Let what still waits go nowhere: at its end Python would try once more to print it, and fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())


def parser() -> Parser:
    """Return the parser of all commands."""
    main = Parser("pobratim", _ABOUT, _CODES)
    version = paths.program_version
    main.options.add_argument("--version", action=VersionAction, const=version, help="показать версию")
    _data_folder(main)
    main.set_defaults(command=commands.open_window, data_dir=None, files=())
    known = main.add_subparsers(title="Команды", metavar=COMMAND, parser_class=Parser, prog=main.prog)

    def command(name: str, what_for: str, does: commands.Command) -> Parser:
        added: Parser = known.add_parser(name, description=what_for, help=what_for)
        added.set_defaults(command=does)
        return added

    _open(command("open", "Открыть окно и показать в нем отчеты из файлов.", commands.open_window))
    _convert(command("convert", "Перевести отчет в другой формат, не трогая хранилище.", commands.convert))
    _import(command("import", "Принять отчеты из файлов в хранилище.", commands.import_files))
    _export(command("export", "Записать отчет из хранилища в файл.", commands.export))
    _form(command("form", "Записать пустой бланк отчета для заполнения.", file_commands.form))
    _letter(command("letter", "Записать сопроводительное письмо к отчету.", file_commands.letter))
    _diff(command("diff", "Показать, чем отличаются два отчета.", file_commands.diff))
    _list(command("list", "Показать, какие отчеты есть в хранилище.", commands.list_reports))
    _check(command("check", "Проверить отчеты, ничего не сохраняя.", commands.check))
    command("rules", "Показать правила проверки.", commands.print_rules)
    _self_test(command("self-test", "Проверить, что работает на этом компьютере.", commands.self_test))
    return main


def _open(parser: Parser) -> None:
    _files(parser)
    _data_folder(parser)


def _convert(parser: Parser) -> None:
    parser.values.add_argument("source", metavar="ОТКУДА", type=Path, help=".docx, .odt, .doc, .xlsx, .json")
    parser.values.add_argument(
        "target",
        metavar="КУДА",
        type=Path,
        help=".docx, .xlsx, .pdf или .json; в .json также прочитанное в текстах: дни, партнеры и так далее",
    )
    _payload(parser)


def _import(parser: Parser) -> None:
    _files(parser)
    _which_report(parser, required=False)
    parser.options.add_argument(
        "--replace", action="store_true", help="принять измененный файл вместо принятого раньше"
    )
    _data_folder(parser)


def _export(parser: Parser) -> None:
    parser.values.add_argument("target", metavar="КУДА", type=Path, help=".docx, .xlsx, .pdf, .json")
    _which_report(parser, required=True)
    _payload(parser)
    _data_folder(parser)


def _payload(parser: Parser) -> None:
    choice = parser.options.add_mutually_exclusive_group()
    choice.add_argument(
        "--payload",
        action="store_true",
        default=True,
        help="вложить в файл данные программы: по ним отчет принимается без потерь (так и без параметра)",
    )
    choice.add_argument(
        "--no-payload",
        dest="payload",
        action="store_false",
        help="для публикации: без данных программы, пояснений, контрольного кода и имени отправителя",
    )


def _form(parser: Parser) -> None:
    parser.values.add_argument("target", metavar="КУДА", type=Path, help=".xlsx или .docx")
    _which_report(parser, required=False)
    _data_folder(parser)


def _letter(parser: Parser) -> None:
    parser.values.add_argument(
        "target", metavar="КУДА", type=Path, help=".docx – документ, .eml – черновик для почтовой программы"
    )
    _which_report(parser, required=True)
    parser.options.add_argument("--to", metavar="ПОЧТА", help="адрес электронной почты получателя")
    parser.options.add_argument("--recipient", metavar="КОМУ", help="кому адресовано письмо")
    blank = "если не указано, для этого остается место"
    parser.options.add_argument("--number", metavar="НОМЕР", default="", help=f"номер письма; {blank}")
    parser.options.add_argument("--date", metavar="ДАТА", default="", help=f"дата письма; {blank}")
    parser.options.add_argument(
        "--attach",
        metavar="ФАЙЛ",
        type=Path,
        nargs="+",
        action="extend",
        default=[],
        help="что приложить к черновику; если не указано, прикладывается сам отчет",
    )
    _data_folder(parser)


def _diff(parser: Parser) -> None:
    parser.values.add_argument(
        "files",
        metavar="ФАЙЛ",
        type=Path,
        nargs="*",
        help="прежний и новый отчет; один файл сравнивается с хранилищем",
    )
    _which_report(parser, required=False)
    parser.options.add_argument(
        "--edition", metavar="НОМЕР", type=int, help="сравнить с версией, подготовленной к отправке"
    )
    parser.options.add_argument("--json", action="store_true", help="для других программ")
    _data_folder(parser)


def _list(parser: Parser) -> None:
    parser.options.add_argument("--json", action="store_true", help="для других программ")
    _data_folder(parser)


def _check(parser: Parser) -> None:
    _files(parser)
    parser.options.add_argument(
        "--previous",
        metavar="ФАЙЛ",
        type=Path,
        nargs="+",
        action="extend",
        default=[],
        help="отчеты прошлых кварталов, с которыми сравнить",
    )
    parser.options.add_argument(
        "--today", metavar="ДАТА", type=_day, help="на какой день проверить, например 2025-03-20"
    )
    parser.options.add_argument("--json", action="store_true", help="для других программ")
    where = "где лежит хранилище: проверка идет по его справочникам и по настройкам управления"
    _data_folder(parser, where)


def _self_test(parser: Parser) -> None:
    parser.options.add_argument(
        "--window",
        type=_folder,
        metavar="ПАПКА",
        help="проделать в окне всю работу на вымышленном отчете; файлы и хранилище останутся в этой папке",
    )


def _files(parser: Parser) -> None:
    parser.values.add_argument("files", metavar="ФАЙЛ", type=Path, nargs="+", help="отчет или несколько")


def _which_report(parser: Parser, *, required: bool) -> None:
    parser.options.add_argument(
        "--kind",
        choices=[kind.value for kind in ReportKind],
        required=required,
        metavar="ВИД",
        help="municipal – муниципальных образований, executive – исполнительных органов",
    )
    parser.options.add_argument(
        "--quarter", type=_quarter, required=required, metavar="КВАРТАЛ", help="например, 2025-Q1"
    )
    parser.options.add_argument(
        "--author", metavar="ОТПРАВИТЕЛЬ", help="название или код; сводный отчет – office"
    )


def _data_folder(parser: Parser, what_for: str = "где лежит хранилище") -> None:
    # A subcommand's own default would undo what was said in front of it.
    parser.options.add_argument("--data-dir", type=_folder, metavar="ПАПКА", default=SUPPRESS, help=what_for)


def _folder(text: str) -> Path:
    if not text.strip():  # an unset variable: the store must not come to lie where one happens to be
        raise ArgumentTypeError("название папки пустое")
    return Path(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"дата записывается так: 2025-03-20, а указано «{text}»") from error


def _quarter(text: str) -> Quarter:
    try:
        return Quarter.parse(text)
    except ValueError as error:
        raise ArgumentTypeError(f"квартал записывается так: 2025-Q1, а указано «{text}»") from error
