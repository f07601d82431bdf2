"""What is written as YAML is read as the same values, by our reader and by others."""

from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from community_gov.host.yaml_reader import LONGEST_LINE, read_yaml
from community_gov.host.yaml_writer import WIDTH, Listing, write_yaml

from .drawn_workflows import ODD

texts = st.sampled_from(ODD) | st.text(max_size=30)
keys = texts.filter(lambda one: len(one) < 100)
whole = st.integers(-(10**17), 10**17)
plain = texts | whole | st.booleans() | st.dates(date(1000, 1, 1))
values = st.recursive(
    plain,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(keys, inner, max_size=4)
        | st.dictionaries(keys, inner, max_size=4).map(Listing)
    ),
    max_leaves=20,
)


@given(st.dictionaries(keys, values, min_size=1, max_size=4))
@example({"a": "x" * 30_000})
@example({"a": {"b": [{"c": " " * 3000}]}})
@example({"a": ["word"] * 100, "b": [{"c": ["word " * 20] * 3}, "d"]})
@example({"a" * 99: [], "b" * 99: {}, "c" * 99: Listing(), "d" * 99: [["e"]]})
@example({"a": [[], {}, Listing(), [Listing(b=Listing(c=1))]]})
def test_reading_gives_back_what_was_written(value: dict[str, Any]) -> None:
    file = write_yaml(value)
    assert read_yaml(file.encode(), "x.yaml").value == value
    assert max(map(len, file.split("\n"))) <= LONGEST_LINE


@pytest.mark.parametrize("version", [(1, 1), (1, 2)])
@pytest.mark.parametrize("text", ODD)
def test_a_text_is_a_text_for_every_reader_of_yaml(text: str, version: tuple[int, int]) -> None:
    yaml = YAML(typ="safe", pure=True)
    yaml.version = version
    value = {"key": text, "list": [text, "x"], "map": {"zh": text, "en": "x"}}
    read = yaml.load(write_yaml(value))
    assert read == value
    assert type(read["key"]) is str


@pytest.mark.parametrize(
    ("text", "as_written"),
    [
        ("a clerk's desk", "a clerk's desk"),
        ("in:visit", "in:visit"),
        ("30 working days", "30 working days"),
        ("at least 2/3", "at least 2/3"),
        ("sacks > 3 and not urgent", "sacks > 3 and not urgent"),
        ("《规定》第三条：“加急”", "《规定》第三条：“加急”"),
        ("👪", "👪"),
        ("no", "'no'"),
        ("1:30", "'1:30'"),
        ("请补交：{items}", "'请补交：{items}'"),
        ("List: it's", "'List: it''s'"),
        ("two\nlines", r'"two\nlines"'),
        ("zero\u200bwidth", r'"zero\u200Bwidth"'),
    ],
)
def test_quotes_stand_only_where_they_must(text: str, as_written: str) -> None:
    assert write_yaml({"a": text}) == f"a: {as_written}\n"


def test_a_person_would_lay_it_out_so() -> None:
    assert write_yaml(
        {
            "label": {"zh": "事项", "en": "thing"},
            "roles": Listing(clerk={"label": {"zh": "经办", "en": "clerk"}, "body": "office"}),
            "actions": Listing(
                go={
                    "label": {"zh": "办" * 40, "en": "to do it"},
                    "by": ["clerk"],
                    "takes": [f"thing_{number}" for number in range(11)],
                    "effects": [Listing(notify={"to": "clerk", "message": "done"})],
                }
            ),
        }
    ) == (
        "label: {zh: 事项, en: thing}\n"
        "\n"
        "roles:\n"
        "  clerk: {label: {zh: 经办, en: clerk}, body: office}\n"
        "\n"
        "actions:\n"
        "  go:\n"
        "    label:\n"
        f"      zh: {'办' * 40}\n"
        "      en: to do it\n"
        "    by: [clerk]\n"
        "    takes: [thing_0, thing_1, thing_2, thing_3, thing_4, thing_5, thing_6,"
        " thing_7, thing_8,\n"
        "            thing_9, thing_10]\n"
        "    effects:\n"
        "      - notify: {to: clerk, message: done}\n"
    )


@given(st.lists(st.sampled_from(("field_one", "二", "a-b")), max_size=60))
def test_no_line_is_longer_than_it_must_be(items: list[str]) -> None:
    file = write_yaml({"takes": items})
    assert max(len(line) + line.count("二") for line in file.split("\n")) <= WIDTH
