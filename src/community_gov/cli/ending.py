"""How a call ends: what went wrong is said once, in one line each, and by its exit status."""

import contextlib
import errno
import json
import os
import sys
from collections.abc import Callable

import click

from community_gov.cli.errors import WrongUse, as_json
from community_gov.cli.frame import speak
from community_gov.domain.errors import CommunityGovError, InvalidFile, Problem
from community_gov.domain.text import Language, Text

DONE, FOUND, WRONG, INTERRUPTED, NOBODY_READS = 0, 1, 2, 130, 141

_INTERRUPTED = Text(
    "已中断。已经写入数据库的仍然有效，没有留下半截文件。",
    "Interrupted. What was committed holds; no file was left half written.",
)
_SEE_HELP = Text("用法说明：community-gov COMMAND --help", "See community-gov COMMAND --help.")
_OUTPUT = Text("标准输出", "standard output")

Run = Callable[[], None]


def ended(run: Run, language: Language, *, as_json: bool) -> int:
    """Run a command and return its exit status; never lets a user's mistake show a traceback.

    Args:
        run: parses the call and does what it says.
        as_json: say what is wrong as JSON on standard output.
    """
    try:
        status = _status(run, language, as_json)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _interrupted(language)
    except OSError as error:
        return _unwritten(error, language)
    return status


def _status(run: Run, language: Language, machine: bool) -> int:
    output = sys.stdout
    try:
        run()
    except SystemExit as end:
        if sys.stdout is not output:  # click puts another there when nobody reads this one
            sys.stdout = output
            raise BrokenPipeError(errno.EPIPE, "") from None
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except click.exceptions.Abort:
        return _interrupted(language)
    except CommunityGovError as error:
        _say(error.problems, language, machine)
        return WRONG if isinstance(error, InvalidFile | WrongUse) else FOUND
    except click.ClickException as error:
        _misused(error, run, language, machine)
        return error.exit_code
    except OSError as error:
        if not error.filename:
            raise
        reason = error.strerror or type(error).__name__
        _say(
            (Problem("file.cannot_use", str(error.filename), {"reason": reason}),),
            language,
            machine,
        )
        return WRONG
    return DONE


def _say(problems: tuple[Problem, ...], language: Language, machine: bool) -> None:
    if machine:
        print(json.dumps({"problems": [as_json(one) for one in problems]}, ensure_ascii=False))
        return
    for one in problems:
        print(one.line(language), file=sys.stderr)


def _misused(error: click.ClickException, run: Run, language: Language, machine: bool) -> None:
    if not machine:
        error.show()
        return
    said = {"zh": _said(run, "zh"), "en": _said(run, "en")}
    speak(language)
    following = {"zh": _SEE_HELP.zh, "en": _SEE_HELP.en}
    usage = {"code": "usage", "where": "", "what": said, "next": following}
    print(json.dumps({"problems": [usage]}, ensure_ascii=False))


def _said(run: Run, language: Language) -> str:
    """Return in a language what is wrong with a call; parsing it again has no effect."""
    speak(language)
    try:
        run()
    except click.ClickException as error:
        return error.format_message()
    return ""


def _interrupted(language: Language) -> int:
    with contextlib.suppress(OSError):
        print(_INTERRUPTED.in_(language), file=sys.stderr)
    _forget_output()
    return INTERRUPTED


def _unwritten(error: OSError, language: Language) -> int:
    _forget_output()
    if _nobody_reads(error):
        return NOBODY_READS
    params = {"reason": error.strerror or type(error).__name__}
    with contextlib.suppress(OSError):
        problem = Problem("file.cannot_write", _OUTPUT.in_(language), params)
        print(problem.line(language), file=sys.stderr)
    return WRONG


def _nobody_reads(error: OSError) -> bool:
    return error.errno == errno.EPIPE


def _forget_output() -> None:
    """Let what is still in the buffer go nowhere: Python would fail at it again at its end."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
