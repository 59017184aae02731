"""The installer for Windows: compiled by makensis on Windows and on Linux alike."""

import shutil
import subprocess
import sys
from pathlib import Path

from build import icons, project
from build.project import DIST, NAME, VERSION

SCRIPT = Path(__file__).with_name("installer.nsi")
# Where the installer of NSIS puts it on Windows, which does not put it on the PATH.
_USUAL = Path(r"C:\Program Files (x86)\NSIS\makensis.exe")


def build(
    program: Path = project.PROGRAM,
    version: str = VERSION,
    folder: Path = DIST,
    manual: Path = project.MANUAL,
) -> Path:
    """Make the installer of a packed program and return it; on Linux only the script can be tried."""
    installer = folder / project.setup(version)
    given = {
        "VERSION": version,
        "PROGRAM": program,
        "MANUAL": manual,
        "ICON": project.ICONS / f"{NAME}.ico",
        "BANNER": project.ICONS / icons.BANNER_FILE,
        "OUTPUT": installer,
    }
    if sys.platform != "win32":
        given["TARGET"] = "amd64-unicode"
    defined = [f"-D{name}={value}" for name, value in given.items()]
    command = [_makensis(), "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined, str(SCRIPT)]
    subprocess.run(command, check=True)  # noqa: S603
    return installer


def check() -> None:
    """Compile the script with a stand-in for the program: where no Windows is, that can be seen of it."""
    stand_in = project.OUT / "stand-in"
    stand_in.mkdir(exist_ok=True)
    (stand_in / f"{NAME}.exe").touch()
    print(f"The script of the installer compiles: {build(stand_in, VERSION, project.OUT).name}")


def _makensis() -> str:
    found = shutil.which("makensis")
    if found is None and not _USUAL.exists():
        sys.exit("makensis is missing: install NSIS.")
    return found or str(_USUAL)
