"""How far ``verify`` is stands on the terminal, and nowhere else."""

import os
import pty
import subprocess
from collections.abc import Callable

import pytest

from .conftest import COMMAND, Said, _clean


def on_terminal(*words: str) -> tuple[str, str]:
    """Return what a call prints, and what it shows on a terminal as standard error."""
    ours, theirs = pty.openpty()
    environment = {**_clean(), "TERM": "xterm", "PYTHONWARNINGS": "error"}
    with subprocess.Popen(
        [*COMMAND, *words], stdout=subprocess.PIPE, stderr=theirs, env=environment
    ) as called:
        os.close(theirs)
        shown = b""
        try:
            while piece := os.read(ours, 10_000):
                shown += piece
        except OSError:  # how a terminal says that nobody is at its other end
            pass
        os.close(ours)
        assert called.stdout is not None
        out = called.stdout.read().decode()
    assert called.returncode == 0
    return out, shown.decode()


@pytest.mark.parametrize(("language", "word"), [("zh", "核对"), ("en", "checking")])
def test_a_person_sees_how_far_it_is_and_a_pipe_does_not(
    gov: Callable[..., Said], database: str, language: str, word: str
) -> None:
    call = ("verify", "--json", "--language", language, "--database", database)
    out, shown = on_terminal(*call)
    assert word in shown
    piped = gov(*call)
    assert (out, piped.err) == (piped.out, "")


@pytest.mark.slow
def test_the_story_shows_its_chapters_where_its_lines_are_not_seen() -> None:
    out, shown = on_terminal("story", "--language", "en")
    assert "chapters" in shown and "chapters" not in out
