"""What is said where nobody sees it: Windows starts the program from its menu without a console.

Left alone, a shortcut that names a wrong folder would open nothing and say nothing.
"""

import sys
from collections.abc import Callable
from io import StringIO

_TITLE = "Побратим"
_ERROR_SIGN = 0x10  # MB_ICONERROR


def show_box(said: str) -> None:
    """Show a message in a box of Windows itself: Qt may be what does not work."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, said, _TITLE, _ERROR_SIGN)


def made_seen(call: Callable[[], int], show: Callable[[str], None] = show_box) -> int:
    """Return the exit code of a call; show what it has said of its failure where it could not be printed."""
    if sys.stderr is not None:
        return call()
    sys.stderr = unseen = StringIO()
    try:
        code = call()
    except SystemExit as leaving:  # so does a call that is not understood
        code = int(leaving.code or 0)
    finally:
        sys.stderr = None
    if code and (said := unseen.getvalue().strip()):
        show(said)
    return code
