"""The program as a process: without a console or a display, on a full disk, interrupted."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import paths
from tests.command_line import ROOT, CommandLine, in_a_process, is_one_russian_sentence

SAMPLE = paths.resources() / "samples" / "municipal.json"
SAMPLE_KEY = ("--kind", "municipal", "--quarter", "2026-Q2")


def test_it_converts_in_a_process_of_its_own(tmp_path: Path) -> None:
    target = tmp_path / "папка № 1 с пробелом" / "отчет.docx"
    target.parent.mkdir()
    ran = in_a_process("convert", SAMPLE, target)
    assert (ran.code, ran.err) == (0, "")
    assert target.stat().st_size > 0


def test_a_console_without_russian_letters_is_no_reason_to_fail(tmp_path: Path) -> None:
    ran = in_a_process("list", "--data-dir", tmp_path / "store", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_program_without_a_console_does_its_work(
    command_line: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout", None)  # as Windows starts a program that has a window
    assert command_line("convert", SAMPLE, tmp_path / "отчет.docx").code == 0


def test_output_that_does_not_fit_on_the_disk_is_one_sentence(tmp_path: Path) -> None:
    call = [sys.executable, "-m", "desktop", "list", "--data-dir", str(tmp_path)]
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            call, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False
        )
    assert ran.returncode == 2
    assert is_one_russian_sentence(ran.stderr)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal for one process")
def test_an_interrupted_import_keeps_whole_reports_only(command_line: CommandLine) -> None:
    call = [
        sys.executable,
        "-u",
        "-m",
        "desktop",
        "--data-dir",
        str(command_line.store),
        "import",
        *[str(SAMPLE)] * 500,
    ]
    with subprocess.Popen(
        call, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as running:
        assert running.stdout is not None
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=60)
    assert (running.returncode, told) == (130, "Прервано по вашей команде.\n")
    kept = json.loads(command_line.kept("list", "--json").out)
    assert [report["events"] for report in kept] in ([], [5])
    assert command_line.kept("import", SAMPLE).code == 0


def test_self_test_finds_this_machine_fit(tmp_path: Path) -> None:
    ran = in_a_process("self-test")
    assert (ran.code, ran.err) == (0, ""), ran
    assert "не работает" not in ran.out
    assert "тексты совпали до знака" in ran.out


def test_without_a_display_the_job_is_shown_on_a_sample(tmp_path: Path) -> None:
    ran = in_a_process(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="", TMPDIR=str(tmp_path))
    assert (ran.code, ran.err) == (0, ""), ran
    assert "нет экрана" in ran.out
    assert 'make run ARGS="import отчет.docx"' in ran.out
    [folder] = tmp_path.glob("pobratim-*")
    assert str(folder) in ran.out
    assert {path.suffix for path in folder.iterdir() if path.is_file()} == {".docx", ".xlsx"}
