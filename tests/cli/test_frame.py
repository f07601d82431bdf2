"""Help, examples, completion and endings: what holds for every command alike."""

import gettext
import io
import re
import shlex
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from community_gov.cli.frame import folded, width_of
from community_gov.cli.main import group

from .catalogue import COMPILED, SOURCE, compiled, rows
from .conftest import COMMAND, Said, _clean

Gov = Callable[..., Said]
ZH = {"COMMUNITY_GOV_LANGUAGE": "zh"}


def every(command: click.Command = group, name: str = "") -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for word in command.list_commands(click.Context(command)):
            inner = command.get_command(click.Context(command), word)
            assert inner is not None
            yield from every(inner, f"{name} {word}".strip())


EVERY = dict(every())


def test_the_chinese_of_the_frame_is_what_is_written() -> None:
    assert compiled(SOURCE.read_text("utf-8")) == COMPILED.read_bytes()
    read = gettext.GNUTranslations(io.BytesIO(COMPILED.read_bytes()))
    assert read.gettext("Options") == "选项" and len(rows(SOURCE.read_text("utf-8"))) > 40
    names = [
        set(re.findall(r"\{(\w+)", one))
        for row in rows(SOURCE.read_text("utf-8")).items()
        for one in row
    ]
    assert all(said <= asked for asked, said in zip(names[::2], names[1::2], strict=True))


@pytest.mark.parametrize("name", EVERY)
def test_every_help_has_examples_that_parse(name: str) -> None:
    command = EVERY[name]
    calls = re.findall(r"^  community-gov (.+)$", command.epilog or "", re.MULTILINE)
    assert calls, "no example"
    for call in calls:
        typed = shlex.split(re.split(r" [<>] ", call)[0])
        at, context = group, click.Context(group)
        while isinstance(at, click.Group) and typed and not typed[0].startswith("-"):
            known = at.get_command(context, typed[0])
            at = known or at.get_command(context, "show")
            assert at is not None, call
            typed = typed[1:] if known else typed
        options = {one for param in at.params for one in param.opts}
        given = [word for word in typed if word.startswith("--")]
        assert {*given} <= {*options, "--help"}, call
        words = [word for word in typed if not word.startswith("--")]
        needed = [one for one in at.params if isinstance(one, click.Argument) and one.required]
        assert len(words) >= len(needed), call
        must = [one.opts[0] for one in at.params if isinstance(one, click.Option) and one.required]
        assert {*must} - {"--database"} <= {*given} or "--help" in given, call


def test_help_is_chinese_to_its_frame_and_fits_the_terminal(gov: Gov) -> None:
    for words in ((), ("portrait",), ("points",)):
        said = gov(*words, "--help", environment={**ZH, "COLUMNS": "66"})
        assert (
            said.code == 0
            and "用法：" in said.out
            and "选项：" in said.out
            and "示例：" in said.out
        )
        assert not re.search("Usage|Options|Commands|Show this|required", said.out)
        told = said.out.partition("示例：")[0]
        assert max(map(width_of, told.splitlines())) <= 66
    english = gov("--help").out
    assert "Exit status:" in english and "130" in english and "…" not in english


def test_lines_break_between_chinese_characters_and_never_before_a_stop() -> None:
    assert folded("一二三四五，六七 abc def", 12) == ["一二三四五，", "六七 abc def"]


def test_wrong_use_is_said_in_the_language_of_the_reader_and_in_both_to_a_machine(gov: Gov) -> None:
    told = gov("points", "balance", "--language", "zh")
    assert told.code == 2 and "错误：缺少参数 'PLACE'" in told.err and told.out == ""
    (problem,) = gov("points", "balance", "--json").json["problems"]
    assert "缺少参数" in problem["what"]["zh"] and "Missing argument" in problem["what"]["en"]
    assert problem["next"]["zh"] and problem["next"]["en"]
    (problem,) = gov("process", "export", "x", "--database", "x", "--json").json["problems"]
    assert problem["code"] == "call.one_of"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ver", "plain,verify"),
        ("points ", "plain,statement"),
        ("verify --data", "plain,--database"),
        ("workflow draw a b --as ", "plain,svg"),
        ("completion ", "plain,fish"),
    ],
)
def test_a_shell_completes(gov: Gov, typed: str, expected: str) -> None:
    words = f"community-gov {typed}"
    asked = {
        "_COMMUNITY_GOV_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split(" ")) - 1),
    }
    assert expected in gov(environment=asked).out.splitlines()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell(gov: Gov, shell: str) -> None:
    assert f"_COMMUNITY_GOV_COMPLETE={shell}_complete" in gov("completion", shell).out


def test_a_full_disk_a_closed_pipe_and_an_interruption_are_one_line_at_most(
    database: str, tmp_path: Path
) -> None:
    environment = {**_clean(), "COMMUNITY_GOV_DATABASE": database}
    listed = [*COMMAND, "workflow", "show", "yingbin", "childcare:operate"]
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            listed, stdout=full, stderr=subprocess.PIPE, text=True, env=environment
        )
    assert ended.returncode == 2 and len(ended.stderr.splitlines()) == 1
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(listed, env=environment, **pipes) as called:
        called.stdout.close()
        assert (called.stderr.read(), called.wait()) == ("", 141)
    story = [*COMMAND, "story"]
    unbuffered = {**_clean(), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(story, env=unbuffered, cwd=tmp_path, **pipes) as called:
        called.stdout.readline()
        called.send_signal(signal.SIGINT)
        _, error = called.communicate(timeout=60)
        assert called.returncode == 130 and len(error.strip().splitlines()) == 1
