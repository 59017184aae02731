"""What all tests share."""

import os

# Widgets are tested as real widgets, drawn into memory: no display is needed.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ["pytester", "tests.skips"]
