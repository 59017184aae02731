"""Whether a window can be shown at all; asked before Qt, which would end the program."""

import os
import sys
from collections.abc import Mapping


def has_display(platform: str = sys.platform, environment: Mapping[str, str] = os.environ) -> bool:
    """Return whether there is a screen, or Qt was told to draw without one."""
    if platform in ("win32", "darwin"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
