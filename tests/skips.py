"""On the integration server a test that was left out is a test that failed.

A plugin of pytest: the variable CI switches it on. A skip has a good reason only where a checkout alone
cannot have what the test needs.
"""

import os
from collections.abc import Generator
from typing import Any

import pytest

from tests.published import ABSENT, FOLDER

#: The reasons for which a test may be left out even on the integration server.
ALLOWED = frozenset() if FOLDER.is_dir() else frozenset({ABSENT})


def _forbid(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip without a good reason into a failure."""
    if not (os.environ.get("CI") and report.skipped and isinstance(report.longrepr, tuple)):
        return
    reason = report.longrepr[2].removeprefix("Skipped: ")
    if reason not in ALLOWED:
        report.outcome = "failed"
        report.longrepr = f"left out, and nothing may be left out here: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, pytest.TestReport]:
    """Look at the outcome of every test."""
    report: pytest.TestReport = yield
    _forbid(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, Any, pytest.CollectReport]:
    """Look at the outcome of reading every file of tests."""
    report: pytest.CollectReport = yield
    _forbid(report)
    return report
