"""Files as they come from offices: saved by any editor, copied from chats, cut off, hostile."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community_gov.domain.errors import InvalidFile
from community_gov.host.yaml_reader import (
    DEEPEST,
    LARGEST_FILE,
    LONGEST_LINE,
    MOST_NODES,
    Document,
    read_yaml,
    read_yaml_file,
)


def read(text: str | bytes) -> Document:
    return read_yaml(text.encode() if isinstance(text, str) else text, "place.yaml")


def refusals(text: str | bytes) -> list[tuple[str, str]]:
    with pytest.raises(InvalidFile) as caught:
        read(text)
    return [(problem.code, problem.where) for problem in caught.value.problems]


def test_values_are_what_was_written_and_nothing_is_guessed() -> None:
    document = read(
        "text: 和泰\nrare: 𠮷\nno: no\nold: 010\ntime: 1:30\nfloat: 1e3\nunder: 1_000\nhex: 0x1F\n"
        "number: -12\nhuge: 12345678901234567890\nyes: True\nhalf: 0.50\nday: 2026-02-28\n"
        "no_day: 2026-02-30\nquoted: '2026-02-28'\nlist: [a, 'true', 3]\n"
    )
    assert document.value == {
        "text": "和泰",
        "rare": "𠮷",
        "no": "no",
        "old": "010",
        "time": "1:30",
        "float": "1e3",
        "under": "1_000",
        "hex": "0x1F",
        "number": -12,
        "huge": "12345678901234567890",
        "half": Decimal("0.50"),
        "day": date(2026, 2, 28),
        "no_day": "2026-02-30",
        "quoted": "2026-02-28",
        "list": ["a", "true", 3],
        "yes": True,
    }


def test_a_key_that_looks_like_a_truth_value_must_be_quoted() -> None:
    assert refusals("a: 1\ntrue: x\n") == [("yaml.key", "place.yaml:2")]
    assert read("'true': x\n").value == {"true": "x"}


def test_every_part_knows_its_line() -> None:
    document = read("a: 1\n\nb:\n  - x\n  - {c: 2,\n     d: 3}\n")
    assert document.line(("b",)) == 3
    assert document.line(("b", 1)) == 5
    assert document.line(("b", 1, "d")) == 6
    assert document.where(("b", 1, "e")) == "place.yaml:5", "the nearest part that was written"


def test_a_file_saved_with_a_byte_order_mark_is_read() -> None:
    assert read(b"\xef\xbb\xbfplace: hetai\n").value == {"place": "hetai"}


REFUSED = [
    ("cut off in the middle of a list", "a: [1,", "yaml.syntax", 1),
    ("a quotation mark that never ends", "b: 1\na: 'x\n", "yaml.syntax", 2),
    ("an indentation that does not fit", "a:\n  b: 1\n c: 2\n", "yaml.syntax", 3),
    ("a tab as indentation", "a:\n\tb: 1\n", "yaml.tab", 2),
    ("a key twice", "a: 1\nb: 2\na: 3\n", "yaml.duplicate", 3),
    ("a key twice, once in quotes", "a: 1\n'a': 3\n", "yaml.duplicate", 2),
    ("an anchor", "a: &x 1\n", "yaml.alias", 1),
    ("a merge key", "a: 1\n<<: {b: 2}\n", "yaml.merge", 2),
    ("a tag", "a: 1\nb: !!python/object:os.system {}\n", "yaml.tag", 2),
    ("a tag of the author's own", "a: !mine x\n", "yaml.tag", 1),
    ("an old version of YAML", "%YAML 1.1\n---\na: no\n", "yaml.tag", 2),
    ("a number as a key", "1: x\n", "yaml.key", 1),
    ("nothing as a key", "a: 1\n: x\n", "yaml.key", 2),
    ("a list as a key", "? [a, b]\n: x\n", "yaml.key", 1),
    ("nothing at all", "", "yaml.empty", 1),
    ("comments only", "# later\n", "yaml.empty", 2),
    ("a list at the top", "- a\n", "yaml.no_map", 1),
    ("a single word", "hello", "yaml.no_map", 1),
    ("two documents", "a: 1\n---\nb: 2\n", "yaml.documents", 3),
    ("UTF-16", "a: 1\n".encode("utf-16"), "yaml.encoding", 1),
    ("the old Chinese encoding", "a: 1\nb: 社区\n".encode("gbk"), "yaml.encoding", 2),
    ("a zero byte", "a: 1\nb: x\0y\n", "yaml.character", 2),
    ("text that runs backwards", "a: 1\nb: x\u202ey\n", "yaml.character", 2),
    ("a space of no width", "a: x\u200by\n", "yaml.character", 1),
    ("a line without end", "a: 1\nb: " + "x" * LONGEST_LINE, "yaml.long_line", 2),
    ("too deep", "[" * (DEEPEST + 1), "yaml.too_deep", 1),
    ("keys that are maps, without end", "? " * 4000, "yaml.key", 1),
    ("too many values", "a:\n" + "- x\n" * MOST_NODES, "yaml.too_many", MOST_NODES - 1),
]


@pytest.mark.parametrize(
    ("text", "code", "line"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_what_cannot_be_used_is_refused_with_its_line(
    text: str | bytes, code: str, line: int
) -> None:
    assert refusals(text)[0] == (code, f"place.yaml:{line}")


def test_a_file_that_is_too_large_is_not_even_parsed() -> None:
    assert refusals(b"#" * (LARGEST_FILE + 1)) == [("yaml.too_large", "place.yaml")]


def test_an_alias_bomb_is_refused_before_anything_is_built() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}, *{old}]\n" for old, new in pairwise("abcdefghi")
    )
    found = refusals(bomb)
    assert {code for code, _ in found} == {"yaml.alias"}
    assert ("yaml.alias", "place.yaml:9") in found


def test_many_problems_come_in_one_report() -> None:
    assert refusals("a: &x 1\nb: *x\nc: !t 2\na: 3\n<<: {}\n5: y\n") == [
        ("yaml.alias", "place.yaml:1"),
        ("yaml.alias", "place.yaml:2"),
        ("yaml.tag", "place.yaml:3"),
        ("yaml.duplicate", "place.yaml:4"),
        ("yaml.merge", "place.yaml:5"),
        ("yaml.key", "place.yaml:6"),
    ]


def test_a_file_that_is_not_there_is_a_refusal_too(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile) as caught:
        read_yaml_file(tmp_path / "gone.yaml")
    assert caught.value.problems[0].code == "yaml.unreadable"
    (tmp_path / "here.yaml").write_bytes(b"a: 1\n")
    assert read_yaml_file(tmp_path / "here.yaml")[1] == b"a: 1\n"


YAMLISH = st.text(alphabet="ab:-?[]{},&*!|>'\"%@`#~<.1 \n\t\r\\é社𠮷\0\x85\u2028", max_size=80)


@settings(deadline=None)
@given(st.binary(max_size=200) | YAMLISH.map(str.encode))
def test_whatever_is_in_a_file_it_is_read_or_refused(content: bytes) -> None:
    try:
        document = read_yaml(content, "place.yaml")
    except InvalidFile as error:
        assert error.problems
        assert all(problem.where.startswith("place.yaml") for problem in error.problems)
    else:
        assert isinstance(document.value, dict)
