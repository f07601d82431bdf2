"""From a terminal: a new address that no command line ever showed."""

from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner

from community_gov.cli.main import group
from community_gov.testing import Bench

from .conftest import Said
from .test_notices import PLACE

NEW = "moved.to@example.com"


def test_an_address_is_changed_withdrawn_and_a_channel_declined(
    gov: Callable[..., Said], tmp_path: Path
) -> None:
    with Bench(tmp_path, {"here.yaml": PLACE}) as bench:
        worker = bench.worker("here", "community_worker", "committee")
        writer = bench.place("here").register_person({"email": "xiuying@example.org"})
    at = ("--database", bench.url, "--places", tmp_path / "places", "--keys", tmp_path / "keys")
    args = ["person", "here", writer, "--change", "email", "--by", worker, *map(str, at)]
    said = CliRunner().invoke(group, [*args, "--language", "zh"], input=f"{NEW}\n")
    assert said.exit_code == 0 and "已更改" in said.output and NEW not in said.output
    assert NEW.encode() not in b"".join(
        one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()
    )
    more = ("--withdraw", "email", "--decline", "book", "--json")
    found = gov("person", "here", writer, *more, *at).json
    assert found["held"] == {} and found["declined"] == ["book"]
    assert [one["happened"] for one in found["changes"]] == ["changed", "withdrawn", "declined"]
    wrong = gov("person", "here", writer, "--accept", "book", "--withdraw", "phone", *at, "--json")
    assert wrong.code and [one["code"] for one in wrong.json["problems"]] == ["contact.nothing"]
    assert gov("person", "here", writer, *at, "--json").json["declined"] == ["book"]
