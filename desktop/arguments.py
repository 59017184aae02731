"""argparse that speaks Russian: it has no translation of its own, so its few sentences are said here."""

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import NoReturn

BAD_USE = 2
COMMAND = "КОМАНДА"

_SENTENCES: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"the following arguments are required: (.+)", lambda m: f"не указано: {m[1]}"),
    (r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.+)\)", lambda m: _choice(m[1], m[2], m[3])),
    (r"argument (.+?): expected (?:one|at least one) argument", lambda m: f"после {m[1]} нужно значение"),
    (r"argument (.+?): ignored explicit argument (.+)", lambda m: f"у {m[1]} не бывает значения {m[2]}"),
    (r"argument (.+?): not allowed with argument (.+)", lambda m: f"{m[1]} и {m[2]} вместе не указывают"),
    (r"ambiguous option: (.+?) could match (.+)", lambda m: f"{m[1]} можно понять по-разному: {m[2]}"),
    (r"unrecognized arguments: (.+)", lambda m: f"лишнее: {m[1]}"),
    (r"argument (.+?): (.+)", lambda m: f"{m[1]}: {m[2]}"),
)


def _choice(argument: str, given: str, allowed: str) -> str:
    there_is = allowed.replace("'", "")
    if argument == COMMAND:
        return f"нет команды «{given}», есть {there_is}"
    return f"{argument}: нет значения «{given}», есть {there_is}"


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "Как вызвать: ")


class VersionAction(argparse.Action):
    """Prints what `const` finds out: the version is looked up only where someone asks for it."""

    def __init__(self, option_strings: Sequence[str], dest: str, const: Callable[[], str], help: str) -> None:
        super().__init__(option_strings, dest, nargs=0, const=const, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Print and leave."""
        print(self.const())
        parser.exit()


class Parser(argparse.ArgumentParser):
    """A parser whose help and errors are Russian; a wrong call is one sentence on stderr and exit code 2."""

    def __init__(self, prog: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            formatter_class=_Formatter,
            add_help=False,
            allow_abbrev=False,
        )
        self.values = self.add_argument_group("Что указать")
        self.options = self.add_argument_group("Параметры")
        self.options.add_argument("-h", "--help", action="help", help="показать эту справку")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the call and leave."""
        self.exit(BAD_USE, f"{self.sentence(message)}\n")

    def sentence(self, message: str) -> str:
        """Return argparse's message in Russian."""
        for pattern, russian in _SENTENCES:
            if found := re.fullmatch(pattern, message, re.DOTALL):
                return f"Команда набрана неверно: {russian(found)} (справка: {self.prog} --help)."
        return f"Команда набрана неверно (справка: {self.prog} --help)."

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """Leave, with a last sentence on stderr."""
        if message:
            print(message, end="", file=sys.stderr)
        raise SystemExit(status)
