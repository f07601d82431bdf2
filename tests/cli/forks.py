"""A process in which the command's modules are loaded already: each call is a fork of it.

A call still has a process of its own, with its own folder, environment and streams; only the
start of Python, the imports and the parsing of the installed files, which are the same each
time, are not paid for again.
"""

import json
import os
import sys
import traceback
import warnings
from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import TextIO

_LOADED = ("community_gov.bootstrap", "click", "rich.progress", "rich.table")
"""Not the command itself: it settles its language when it is loaded."""


def serve() -> None:
    """Answer each line, a call as JSON, with the exit status of that call."""
    for name in _LOADED:
        import_module(name)
    _read_installed()
    for line in sys.stdin:
        call = json.loads(line)
        child = os.fork()
        if child == 0:
            os._exit(_called(**call))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _read_installed() -> None:
    """Let the parser meet every installed file; what it remembers is text, never a place."""
    from community_gov.host import PlaceBook

    for installed in entry_points(group="community_gov.places"):
        book = PlaceBook(installed.load()())
        for place in book.places:
            book.rulebook(place)


def _called(
    arguments: Sequence[str], folder: str, environment: Mapping[str, str], out: str, err: str
) -> int:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.path[:0] = [one for one in environment.get("PYTHONPATH", "").split(os.pathsep) if one]
    with (
        Path(os.devnull).open(encoding="utf-8") as nothing,
        Path(out).open("w", encoding="utf-8") as said,
        Path(err).open("w", encoding="utf-8") as complained,
    ):
        os.dup2(nothing.fileno(), 0)
        os.dup2(said.fileno(), 1)
        os.dup2(complained.fileno(), 2)
        return _ended(arguments, said, complained)


def _ended(arguments: Sequence[str], said: TextIO, complained: TextIO) -> int:
    sys.argv = ["community-gov", *arguments]
    from community_gov.cli import main

    sys.stdin, sys.stdout, sys.stderr = open(0, closefd=False), said, complained  # noqa: SIM115
    warnings.simplefilter("error")
    try:
        main()
    except SystemExit as ended:
        if isinstance(ended.code, str):
            print(ended.code, file=sys.stderr)
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


if __name__ == "__main__":
    serve()
