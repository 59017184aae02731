#!/bin/sh
# Prints the path of a Python that the program can live in, or says which one to install.
# PYTHON=/path/to/python in the environment names one; no other is tried then.
set -eu

candidates() {
    if [ -n "${PYTHON:-}" ]; then
        printf '%s\n' "$PYTHON"
        return
    fi
    printf '%s\n' python3.13 python3.12 python3.11 python3 python
    for version in 3.13 3.12 3.11; do
        printf '%s\n' "${PYENV_ROOT:-$HOME/.pyenv}/versions/$version".*/bin/python
    done
}

fits() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null
}

is_whole() {
    "$1" -c 'import ensurepip, sqlite3, ssl, venv' 2>/dev/null
}

# Not the path of an active virtual environment: that may be the one about to be made anew.
real_path() {
    "$1" -c 'import sys; print(sys._base_executable)'
}

incomplete=""
while read -r candidate; do
    fits "$candidate" || continue
    if is_whole "$candidate"; then
        real_path "$candidate"
        exit 0
    fi
    incomplete="$candidate"
done <<LIST
$(candidates)
LIST

if [ -n "$incomplete" ]; then
    echo "$incomplete has no ensurepip, venv, sqlite3 or ssl: add them (on Debian: apt-get install python3-venv)." >&2
else
    echo "Python 3.11, 3.12 or 3.13 is needed: install one (on Debian 12 or 13: apt-get install python3-venv)." >&2
fi
exit 1
