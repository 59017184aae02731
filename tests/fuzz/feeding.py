"""Feeds mutants to the readers, in a process with little memory that may not think for long.

python -m tests.fuzz.feeding ENDING FIRST COUNT: a line before each mutant, so that one knows the last one.
"""

import faulthandler
import resource
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from db.errors import AppError
from db.store import Store
from desktop.services.import_plan import plan_import
from desktop.services.importing import keep
from tests.command_line import is_one_russian_sentence
from tests.dictionaries import shipped
from tests.fuzz.mutants import mutant
from tests.fuzz.seeds import SEEDS
from tests.workplaces import ticking_clock

SECONDS = 5
_OURS = b"PK"
_KEPT = 20  # of so many one, if it can be read, is taken in and given back
MEMORY = 500 * 1024 * 1024


def feed(ending: str, first: int, count: int) -> int:
    """Feed mutants of these numbers; return 1 where one was not taken as it should be."""
    with TemporaryDirectory() as name, closing(_store(Path(name))) as store:
        seeds = list(_seeds(ending, Path(name)))
        kept = _all_of(store)
        _limit_memory()
        faults = 0
        for number in range(first, first + count):
            print(f"{ending} {number}", flush=True)
            file = Path(name) / f"мутант{ending}"
            content = mutant(seeds[number % len(seeds)], number)
            if ending == ".doc" and not content.startswith(_OURS):
                continue  # LibreOffice would read it
            file.write_bytes(content)
            if told := _fault(store, file, keeping=number % _KEPT == 0):
                faults += 1
                print(f"FAULT {ending} {number}: {told}", flush=True)
        if _all_of(store) != kept:
            print("FAULT: the store has changed", flush=True)
            faults += 1
    return min(faults, 1)


def _store(folder: Path) -> Store:
    """Return a store that has the report of which the mutants are."""
    store = Store.open(folder / "store", "Лукина А. П.", ticking_clock())
    SEEDS[".json"][0](folder / "первый.json")
    keep(store, shipped(), plan_import(store, shipped(), folder / "первый.json"))
    return store


def _all_of(store: Store) -> object:
    """Return all that is kept but for the count of writings, which an undo raises too."""
    reports = [store.report(summary.id) for summary in store.reports()]
    return [
        replace(
            report,
            version=1,
            sections=tuple(replace(section, version=1) for section in report.sections),
            events=tuple(replace(event, version=1) for event in report.events),
        )
        for report in reports
    ]


def _seeds(ending: str, folder: Path) -> Iterator[bytes]:
    for make in SEEDS[ending]:
        path = folder / f"образец{ending}"
        make(path)
        yield path.read_bytes()


def _limit_memory() -> None:
    """Let the memory of the readers be what is there already and no more than the limit besides."""
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, resource.RLIM_INFINITY))


def _fault(store: Store, file: Path, *, keeping: bool) -> str:
    """Return what went wrong with a mutant: nothing, where it was read or refused in one sentence."""
    faulthandler.dump_traceback_later(SECONDS, exit=True)
    try:
        plan = plan_import(store, shipped(), file)
        if keeping and not plan.changes_nothing:
            keep(store, shipped(), plan)
            store.undo()
    except AppError as error:
        said = f"{error.what_happened}\n"
        return "" if is_one_russian_sentence(said) else f"not one sentence: {said!r}"
    except Exception as error:  # whatever it is, a person would see a traceback
        return f"{type(error).__name__}: {str(error)[:300]}"
    finally:
        faulthandler.cancel_dump_traceback_later()
    return ""


if __name__ == "__main__":
    sys.exit(feed(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
