#!/bin/sh
# Installs the system packages that are missing: with `run` those of the program, with `test` those of its tests too,
# with `pack` those of packing the program, with `package` those of the packages that are made of it too.
# Of "a|b" either will do; where both are missing the first is installed.
set -eu

program="libglib2.0-0 libgl1 libegl1 libfontconfig1 libxkbcommon0 libdbus-1-3
    libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-image0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1
    libxkbcommon-x11-0 fonts-liberation"
tests="xvfb xauth fonts-paratype poppler-utils libreoffice-writer-nogui|libreoffice-writer
    libreoffice-calc-nogui|libreoffice-calc"
packing="binutils chrpath libcups2"
packaging="dpkg desktop-file-utils appstream lintian nsis"

case "$1" in
    run) wanted="$program" ;;
    test) wanted="$program $tests" ;;
    pack) wanted="$program $packing" ;;
    package) wanted="$program $packing $packaging" ;;
esac

# Every name that an installed package has or provides: libglib2.0-0t64 provides libglib2.0-0.
installed() {
    dpkg-query --show --showformat '${db:Status-Status} ${Package} ${Provides}\n' |
        sed -n 's/^installed //p' | sed 's/([^)]*)//g' | tr -s ', ' '\n'
}

missing() {
    names="$(installed)"
    for package in $wanted; do
        printf '%s\n' "$names" | grep -Fqx "$(printf '%s' "$package" | tr '|' '\n')" || echo "${package%%|*}"
    done
    [ -x .venv/bin/python ] || sh build/find_python.sh >/dev/null 2>&1 || echo python3-venv
}

# Runs a command as root; fails where that is not to be had.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif [ -t 0 ] && command -v sudo >/dev/null; then
        sudo "$@"
    else
        sudo -n "$@" 2>/dev/null
    fi
}

install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@"
}

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    # The names differ elsewhere; say once, while nothing is made yet, what is needed.
    [ -x .venv/bin/python ] || printf 'Needed of the system, by their names in Debian:\n%s\n' "$wanted"
    exit 0
fi

packages="$(missing)"
[ -n "$packages" ] || exit 0

# shellcheck disable=SC2086 # the list is meant to be split
set -- $packages
echo "Installing system packages: $*"
install "$@" || { as_root apt-get update && install "$@"; } || {
    printf 'These system packages are missing. Install them:\n    sudo apt-get install %s\n' "$*" >&2
    exit 1
}
