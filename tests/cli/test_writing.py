"""What a command writes is there whole, or what was there before still is."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from community_gov.cli.errors import WrongUse
from community_gov.cli.writing import write_bytes, write_file

KILLED = """
import os, signal, sys
from pathlib import Path
from community_gov.cli import writing
writing.os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
writing.write_bytes(Path(sys.argv[1]), b"new" * 100_000)
"""


def test_a_kill_while_writing_leaves_what_was_there(tmp_path: Path) -> None:
    kept = tmp_path / "report.html"
    kept.write_text("old", encoding="utf-8")
    for file in (kept, tmp_path / "fresh.html"):
        ended = subprocess.run([sys.executable, "-c", KILLED, str(file)], check=False)
        assert ended.returncode == -signal.SIGKILL
    assert kept.read_text(encoding="utf-8") == "old"
    assert not (tmp_path / "fresh.html").exists()
    write_file(kept, "新的")
    assert kept.read_bytes().decode() == "新的"


def test_an_interruption_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_bytes(tmp_path / "a.svg", b"<svg/>")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said_and_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "a.csv").write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WrongUse) as refused:
        write_bytes(tmp_path / "a.csv", b"new")
    assert "No space left" in str(refused.value)
    assert [one.read_text("utf-8") for one in tmp_path.iterdir()] == ["old"]


def test_a_file_keeps_its_rights_and_a_link_leads_where_it_led(tmp_path: Path) -> None:
    shared, link = tmp_path / "shared.ics", tmp_path / "link.ics"
    write_file(shared, "old")
    plain = tmp_path / "plain"
    plain.touch()
    assert shared.stat().st_mode == plain.stat().st_mode, "as any other file made here"
    shared.chmod(0o640)
    link.symlink_to(shared)
    write_file(link, "new")
    assert link.is_symlink() and shared.read_text("utf-8") == "new"
    assert stat.S_IMODE(shared.stat().st_mode) == 0o640


def test_a_pipe_is_written_to_and_a_folder_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_file(pipe, "through")
        assert os.read(reader, 100) == b"through" and pipe.is_fifo()
    finally:
        os.close(reader)
    with pytest.raises(WrongUse):
        write_file(tmp_path, "no")
