"""How commands end: 0 done, 1 findings or refusals, 2 wrong use; for each family of commands."""

from collections.abc import Callable

import click
import pytest

from community_gov.cli.main import group

from .conftest import Said
from .test_frame import EVERY

Gov = Callable[..., Said]

REFUSED = {
    "ask-again": ("ask-again", "nowhere", "x", "change.yaml"),
    "calendar": ("calendar", "nowhere", "--ics", "a.ics"),
    "explain": ("explain", "yingbin", "no-such-case"),
    "explain-due": ("explain-due", "yingbin", "no-such-case", "review"),
    "feedback": ("feedback", "nowhere"),
    "loop": ("loop", "tianxiang", "no-such-case"),
    "person": ("person", "tianxiang", "nobody"),
    "plugins": ("plugins", "--place", "nowhere"),
    "points": ("points", "balance", "nowhere", "x"),
    "process": ("process", "show", "nowhere"),
    "voucher": ("voucher", "key", "nowhere"),
    "what-if": ("what-if", "points", "nowhere", "--change", "change.yaml"),
    "workflow": ("workflow", "show", "yingbin", "no:such"),
}
"""A call of each family that asks for what is not there."""

ELSEWHERE = {
    *("complaints", "keys", "notices", "portrait", "run-due", "story", "verify", "worker"),
}
"""Those whose refusals or findings have tests of their own, on databases that are not well."""

NOTHING_TO_REFUSE = {"completion", "schema"}


def test_each_family_has_its_case() -> None:
    families = set(group.list_commands(click.Context(group))) - {"new"}
    assert {*REFUSED} | ELSEWHERE | NOTHING_TO_REFUSE == families


def test_what_is_not_there_ends_with_one(
    gov: Gov, database: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("given")
    (folder / "change.yaml").write_text("points: {}\n", encoding="utf-8")
    for words in REFUSED.values():
        typed = [str(folder / one) if (folder / one).is_file() else one for one in words]
        said = gov(*typed, "--json", environment={"COMMUNITY_GOV_DATABASE": database})
        assert said.code == 1 and said.json["problems"], (words, said)


def test_an_option_that_is_not_there_ends_with_two() -> None:
    for name, command in EVERY.items():
        typed = [*name.split(), "--no-such-option"]
        with pytest.raises(click.UsageError) as wrong:
            group.main(typed, prog_name="community-gov", standalone_mode=False)
        assert wrong.value.exit_code == 2, (name, command)


def test_help_ends_with_nought() -> None:
    for name in EVERY:
        assert not group.main([*name.split(), "--help"], "community-gov", standalone_mode=False)
