"""Nothing is left out unseen on the integration server."""

import pytest

from tests import skips

SKIPS = {
    "by_a_mark": "@pytest.mark.skipif(True, reason='no time')\ndef test_it(): pass",
    "while_running": "def test_it(): pytest.skip('no time')",
    "in_a_fixture": "@pytest.fixture\ndef tool(): pytest.skip('no time')\ndef test_it(tool): pass",
    "as_a_whole_file": "pytest.skip('no time', allow_module_level=True)",
    "for_want_of_a_module": "pytest.importorskip('no_such_module')",
}


def run(pytester: pytest.Pytester, **tests: str) -> pytest.RunResult:
    """Run files of tests with the plugin."""
    pytester.makepyfile(**{f"test_{name}": f"import pytest\n{text}\n" for name, text in tests.items()})
    return pytester.runpytest_inprocess(
        "-p", "tests.skips", "-p", "no:cacheprovider", "--continue-on-collection-errors"
    )


def test_a_skip_fails_on_the_integration_server(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    outcomes = run(pytester, **SKIPS).parseoutcomes()
    assert outcomes.get("skipped", 0) == 0
    assert outcomes.get("failed", 0) + outcomes.get("errors", 0) == len(SKIPS)


def test_a_skip_is_a_skip_elsewhere(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    run(pytester, **SKIPS).assert_outcomes(skipped=len(SKIPS))


def test_a_good_reason_and_an_expected_failure_are_let_be(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(skips, "ALLOWED", frozenset({"no time"}))
    expected = "@pytest.mark.xfail\ndef test_it(): assert False"
    run(pytester, skipped=SKIPS["by_a_mark"], failing=expected).assert_outcomes(skipped=1, xfailed=1)
