"""The program for Windows without an installer: a folder with its data beside it, zipped."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from build import project
from build.project import DIST

_TOP = "Побратим"
_READ_ME = Path(__file__).with_name("README.txt")


def build(program: Path = project.PROGRAM, folder: Path = DIST) -> Path:
    """Zip the packed program with an empty folder for its data, and return the archive."""
    archive = folder / project.PORTABLE
    with ZipFile(archive, "w", ZIP_DEFLATED) as file:
        for path in sorted(program.rglob("*")):
            if path.is_file():
                file.write(path, Path(_TOP, path.relative_to(program)))
        file.write(project.MANUAL, Path(_TOP, "Руководство.pdf"))
        # Notepad reads it as UTF-8 by the mark at its beginning, and ends its lines as Windows does.
        file.writestr(
            f"{_TOP}/Прочтите.txt", project.filled(_READ_ME).replace("\n", "\r\n").encode("utf-8-sig")
        )
        file.mkdir(f"{_TOP}/data")
    return archive
