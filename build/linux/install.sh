#!/bin/sh
# Делает «Побратим» видимым в меню программ этого пользователя; права администратора не нужны.
#   ./install.sh            добавить значок в меню и команду pobratim
#   ./install.sh --remove   убрать их; программа и отчеты остаются на месте
set -eu

here="$(CDPATH='' cd "$(dirname "$0")" && pwd -P)"
share="${XDG_DATA_HOME:-$HOME/.local/share}"
command="$HOME/.local/bin/pobratim"
entry="$share/applications/pobratim.desktop"

renew_menu() {
    command -v update-desktop-database >/dev/null && update-desktop-database -q "$share/applications" || true
    command -v gtk-update-icon-cache >/dev/null && gtk-update-icon-cache -qtf "$share/icons/hicolor" || true
}

if [ "${1:-}" = "--remove" ]; then
    rm -f "$entry" "$command"
    find "$share/icons/hicolor" -name 'pobratim.*' -path '*/apps/*' -delete 2>/dev/null || true
    renew_menu 2>/dev/null
    echo "Значок и команда убраны. Программа осталась в папке $here, отчеты – на своем месте."
    exit 0
fi

mkdir -p "$share/applications" "$share/icons" "$HOME/.local/bin"
# Кавычки: в названии папки могут быть пробелы. Обратная косая черта, доллар и кавычки в Exec пишутся с чертой.
quoted="$(printf '%s' "$here/pobratim" | sed 's/[\\"`$]/\\\\&/g; s/%/%%/g')"
escaped="$(printf '%s' "$quoted" | sed 's/[&|\\]/\\&/g')"
sed -e "s|^Exec=.*|Exec=\"$escaped\" %F|" -e '/^TryExec=/d' "$here/share/applications/pobratim.desktop" >"$entry"
cp -R "$here/share/icons/hicolor" "$share/icons/"
ln -sf "$here/pobratim" "$command"
renew_menu 2>/dev/null
echo "Готово: «Побратим» есть в меню программ. Папку $here не перемещайте; переместив, запустите install.sh снова."
