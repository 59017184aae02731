#!/bin/sh
# Makes .venv hold exactly what requirements/NAME.txt locks (NAME: runtime or dev) and the project itself.
# Done at once where it does already. What .venv holds is noted last, so a half-made one is never taken for done.
set -eu

wanted="$1"

# An environment works in its own place only, so the place is part of what is noted.
locked() {
    pwd
    cat requirements/build.txt "requirements/$1.txt"
}

holds() {
    [ -x .venv/bin/python ] && locked "$1" | cmp -s - ".venv/$1.lock"
}

holds_project() {
    cmp -s pyproject.toml .venv/pyproject.toml
}

is_sound() {
    .venv/bin/python -m pip --version >/dev/null 2>&1
}

make_empty() {
    python="$(sh build/find_python.sh)"
    echo "Making .venv with $python"
    rm -rf .venv
    "$python" -m venv .venv
}

install() {
    .venv/bin/python -m pip install --quiet --disable-pip-version-check "$@"
}

holds "$wanted" && holds_project && exit 0

# Nothing of an older lock may linger.
if [ -e ".venv/$wanted.lock" ] && ! holds "$wanted" || ! is_sound; then
    make_empty
fi
echo "Installing requirements/$wanted.txt"
install --require-hashes --requirement requirements/build.txt --requirement "requirements/$wanted.txt"
install --no-deps --no-build-isolation --editable .
.venv/bin/python -m compileall -q desktop db

if [ "$wanted" = dev ]; then
    locked runtime >.venv/runtime.lock # dev holds all of runtime
fi
locked "$wanted" >".venv/$wanted.lock"
cp pyproject.toml .venv/pyproject.toml
