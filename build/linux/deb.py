"""The package for Debian and its kin, Astra Linux among them: made by dpkg-deb, checked by lintian."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from build import project
from build.linux import share
from build.linux.permissions import settle
from build.project import DIST, NAME, OUT

HERE = Path(__file__).parent


def build() -> Path:
    """Make the package of the packed program and return it."""
    tree, package = OUT / "deb", DIST / project.DEB
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(project.PROGRAM, tree / "usr" / "lib" / NAME, symlinks=True)
    link = tree / "usr" / "bin" / NAME
    link.parent.mkdir()
    link.symlink_to(f"../lib/{NAME}/{NAME}")
    share.lay_out(tree / "usr" / "share", NAME, is_package=True)
    overrides = tree / "usr" / "share" / "lintian" / "overrides" / NAME
    overrides.parent.mkdir(parents=True)
    shutil.copyfile(HERE / "lintian-overrides", overrides)
    _describe(tree)
    settle(tree)
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(package)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(project.moment())}
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603
    _check(package)
    return package


def _check(package: Path) -> None:
    """Have lintian look at the package, where it is there; what it may say is told in lintian-overrides."""
    if shutil.which("lintian"):
        command = ["lintian", "--allow-root", "--fail-on", "error,warning", str(package)]
        subprocess.run(command, check=True)  # noqa: S603


def _describe(tree: Path) -> None:
    """Write what dpkg has to know of the tree."""
    files = sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    size = sum(path.stat().st_size for path in files) // 1024
    about = tree / "DEBIAN"
    about.mkdir()
    control = project.filled(HERE / "control", size=size, libc=_libc())
    (about / "control").write_text(control, encoding="utf-8")
    sums = (f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n" for path in files)  # noqa: S324
    (about / "md5sums").write_text("".join(sums), encoding="utf-8")


def _libc() -> str:
    """Return the version of the C library here: the libraries that go along may need what it has."""
    return (os.confstr("CS_GNU_LIBC_VERSION") or "glibc 2.28").split()[1]
