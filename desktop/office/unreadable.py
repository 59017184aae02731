"""Files that cannot be read, and what each of them is: one sentence with the reason and the way out."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from db.errors import AppError

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .doc, .xls, and anything closed with a password
_MEGABYTE: Final = 1024 * 1024
_FILE_LIMIT: Final = 200  # megabytes; reports with photographs have some 20
_SAVE_AS: Final = "сохраните отчет в формате .docx и повторите"

#: What a file is by how it begins.
_SIGNATURES: Final = (
    (b"PK", "файл поврежден или загружен не полностью", "получите его еще раз"),
    (b"{\\rtf", "это документ RTF", _SAVE_AS),
    (b"%PDF", "это документ PDF", "попросите отчет в формате .docx"),
    (b"\x89PNG", "это рисунок", "попросите отчет в формате .docx"),
    (b"\xff\xd8\xff", "это рисунок", "попросите отчет в формате .docx"),
    (b"Rar!", "это архив RAR", "достаньте отчет из архива и повторите"),
    (b"7z\xbc\xaf", "это архив 7z", "достаньте отчет из архива и повторите"),
    (b"<?xml", "это файл XML", _SAVE_AS),
    (b"<!DOCTYPE", "это веб-страница", _SAVE_AS),
    (b"<html", "это веб-страница", _SAVE_AS),
)


class UnreadableFile(AppError):
    """A file that cannot be read as what it should be."""


def unreadable(source: Path, reason: str, advice: str) -> UnreadableFile:
    """Return the error for a file; reason and advice are parts of one sentence."""
    return UnreadableFile(
        f"Файл «{source.name}» не прочитан: {reason}; {advice}.",
        "Ничего не изменено.",
        f"{advice[:1].upper()}{advice[1:]}.",
    )


def beginning(source: Path, length: int = 8) -> bytes:
    """Return the first bytes of a file after seeing that it can be read at all.

    Raises UnreadableFile: missing, a folder, empty, too large, no permission.
    """
    with _known_failures(source):
        if source.is_dir():
            raise unreadable(source, "это папка", "укажите файл отчета")
        size = source.stat().st_size
        if not source.is_file():
            raise unreadable(source, "это не обычный файл", "укажите файл отчета")
        if not size:
            raise unreadable(source, "файл пуст", "получите его еще раз")
        if size > _FILE_LIMIT * _MEGABYTE:
            raise unreadable(source, f"файл больше {_FILE_LIMIT} МБ", "проверьте, тот ли это файл")
        with source.open("rb") as file:
            return file.read(length)


@contextmanager
def _known_failures(source: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise unreadable(source, "файл не найден", "проверьте имя файла и папку") from error
    except PermissionError as error:
        raise unreadable(
            source,
            "нет права на чтение или файл занят другой программой",
            "закройте его в других программах или обратитесь к владельцу файла",
        ) from error
    except OSError as error:
        raise unreadable(source, "диск или сеть не отдают файл", "скопируйте его в другую папку") from error


def not_a_package(source: Path) -> UnreadableFile:
    """Return the error for a file that should be a zip package and is none."""
    start = beginning(source, 16)
    if start.startswith(OLE):
        return _old_or_locked(source)
    for signature, reason, advice in _SIGNATURES:
        if start.lstrip(b"\xef\xbb\xbf").startswith(signature):
            return unreadable(source, reason, advice)
    return unreadable(source, "это не документ с отчетом", "проверьте, тот ли это файл")


def _old_or_locked(source: Path) -> UnreadableFile:
    if is_locked(source):
        return locked(source)
    return unreadable(source, "это документ старого формата Office", _SAVE_AS)


def locked(source: Path) -> UnreadableFile:
    """Return the error for a file that a password closes."""
    return unreadable(source, "файл защищен паролем", "снимите пароль и сохраните файл заново")


def is_locked(source: Path) -> bool:
    """Say whether a file of the OLE kind is a document closed with a password."""
    return holds_stream(source, "EncryptedPackage")


def holds_stream(source: Path, name: str) -> bool:
    """Say whether a file of the OLE kind has a stream of this name in its directory."""
    if not beginning(source).startswith(OLE):
        return False
    with _known_failures(source):
        return name.encode("utf-16-le") in source.read_bytes()
