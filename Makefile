# Two commands do everything; each installs what is missing by itself.
#
#   make run      open the program; make run ARGS="convert in.docx out.xlsx" hands it a command
#   make test     run every check
#
# For those who take part:
#
#   make bench    measure the speed of reading, writing and storing
#   make package  pack the program for the system that this runs on, into dist/
#   make smoke    try what was packed, as people have it; where nothing is packed yet, pack the program first
#   make fuzz     feed the readers files made worse by chance; ARGS="50000": so many
#   make format   bring the code into shape
#   make lock     choose new versions of the dependencies and write them down with their hashes
#   make clean    remove everything that was made
#
# PYTHON=/path/to/python3.12 in front of a command chooses the Python that .venv is made with.

.PHONY: help run test bench fuzz package smoke format lock clean runtime dev

# What is compiled once need not be compiled again in each of the many processes that the tests start.
unexport PYTHONDONTWRITEBYTECODE

compile_lock = .venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-annotate --no-emit-index-url --custom-compile-command "make lock"

help:
	@sed -n '/^#/!q; s/^# \{0,1\}//p' Makefile

run: runtime
	@.venv/bin/python -m desktop $(ARGS)

test: dev
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/lint-imports --no-logo
	.venv/bin/mypy
	.venv/bin/pytest --cov --numprocesses=auto --dist=worksteal

bench: dev
	.venv/bin/python -m tests.bench $(ARGS)

package: dev
	@sh build/system_packages.sh package
	.venv/bin/python -m build.package

out/pobratim: | dev
	@sh build/system_packages.sh pack
	.venv/bin/python -m build.package --program-only

smoke: out/pobratim
	.venv/bin/python -m build.smoke

fuzz: dev
	.venv/bin/python -m tests.fuzz $(ARGS)

format: dev
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

lock: dev
	$(compile_lock) --group build --output-file requirements/build.txt
	$(compile_lock) pyproject.toml --output-file requirements/runtime.txt
	$(compile_lock) pyproject.toml --group dev --output-file requirements/dev.txt \
		--constraint requirements/build.txt --constraint requirements/runtime.txt
	@$(MAKE) --no-print-directory dev
	.venv/bin/python build/third_party.py

clean:
	rm -rf .venv dist htmlcov out .coverage .coverage.* .hypothesis
	rm -rf .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

runtime:
	@sh build/system_packages.sh run || echo "Going on without them." >&2
	@sh build/environment.sh runtime

dev:
	@sh build/system_packages.sh test
	@sh build/environment.sh dev
