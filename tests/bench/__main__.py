"""Run the benchmarks: `python -m tests.bench` all of them, `python -m tests.bench docx` one.

A benchmark is a module of this folder with `main() -> list[Result]`. A missed target makes the exit code 1.
"""

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

from tests.bench.measure import print_table


def benchmarks(names: list[str]) -> list[ModuleType]:
    """Return the named benchmarks, all of them if none is named."""
    found = names or sorted(path.stem for path in Path(__file__).parent.glob("[!_]*.py"))
    modules = [import_module(f"tests.bench.{name}") for name in found]
    return [module for module in modules if hasattr(module, "main")]


def run(module: ModuleType) -> bool:
    """Run one benchmark, print its table and say whether every target is met."""
    print(f"{module.__name__}: {(module.__doc__ or '').splitlines()[0]}", flush=True)
    results = module.main()
    print_table(results)
    print()
    return all(result.is_met for result in results)


if __name__ == "__main__":
    met = [run(module) for module in benchmarks(sys.argv[1:])]
    sys.exit(not all(met))
