"""The list of features ticks nothing that no test shows."""

import ast
import re
from functools import cache

import pytest
from attrs import frozen

from .pages import DOCS, ROOT

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])
NOT_YET = {"en": "*Not yet", "zh": "*尚未"}
COUNTS = {
    "en": (
        r"^Of (\d+), (\d+) are shown, (\d+) are shown in part,"
        r" and (\d+) (?:is|are) not yet there\.$"
    ),
    "zh": r"^(\d+) 项中，(\d+) 项已有测试证明，(\d+) 项证明了一部分，(\d+) 项尚未做到。$",
}
"""The sentence that says how many: all, whole, in part, none."""
LIMITS = {
    "en": {
        6: "Running cases are not moved",
        13: "Batches stay in one place",
        21: "No access model",
        36: "Points stay in one place",
        44: "Nothing is deleted",
    },
    "zh": {
        6: "在办的事项不迁移",
        13: "批次不跨地方",
        21: "没有访问权限模型",
        36: "积分和积分办法都不跨地方",
        44: "什么都没有删除",
    },
}
"""What the limits say of the features that lead there; whoever lifts a limit meets the feature."""


@frozen
class Row:
    number: int
    text: str
    tests: tuple[str, ...]


def written(name: str, language: str) -> str:
    return (DOCS / f"{name}{'.md' if language == 'en' else '.zh.md'}").read_text(encoding="utf-8")


def rows(language: str) -> list[Row]:
    text = re.sub(r"^## .*\n", "", written("reference/features", language), flags=re.MULTILINE)
    _, *parts = re.split(r"^\*\*(\d+)\.\*\* ", text, flags=re.MULTILINE)
    return [
        Row(int(number), said, tuple(re.findall(r"^- `(.+)`$", said, re.MULTILINE)))
        for number, said in zip(parts[::2], parts[1::2], strict=True)
    ]


@cache
def found_in(path: str) -> frozenset[str]:
    """Return the tests that stand in a file, those of a class after its name."""
    if not path.startswith(("tests/", "plugins/")) or not (ROOT / path).is_file():
        return frozenset()
    body = ast.parse((ROOT / path).read_text(encoding="utf-8")).body
    inner = [
        (f"{one.name}::", inside)
        for one in body
        if isinstance(one, ast.ClassDef)
        for inside in one.body
    ]
    return frozenset(
        before + one.name
        for before, one in [*(("", one) for one in body), *inner]
        if isinstance(one, ast.FunctionDef) and one.name.startswith("test_")
    )


def missing(tests: tuple[str, ...]) -> list[str]:
    return [one for one in tests if one.partition("::")[2] not in found_in(one.partition("::")[0])]


def test_a_name_that_leads_nowhere_is_found() -> None:
    here = "tests/docs/test_features.py"
    calendar = "tests/domain/test_calendar.py::TestTheHolidayTable::test_each_notice_has_its_number"
    wrong = (
        f"{here}::rows",
        f"{here}::test_gone",
        "tests/docs/gone.py::test_gone",
        calendar.replace("TestTheHolidayTable::", ""),
    )
    right = (f"{here}::test_a_name_that_leads_nowhere_is_found", calendar)
    assert missing((*wrong, *right)) == [*wrong]


@LANGUAGES
def test_each_feature_has_tests_that_are_there_or_is_not_yet(language: str) -> None:
    listed = rows(language)
    assert [one.number for one in listed] == [*range(1, 49)]
    assert not [name for one in listed for name in missing(one.tests)]
    silent = [one.number for one in listed if not one.tests and NOT_YET[language] not in one.text]
    twice = [one.number for one in listed if len(set(one.tests)) < len(one.tests)]
    assert (silent, twice) == ([], [])


@LANGUAGES
def test_the_page_counts_as_its_rows_do(language: str) -> None:
    listed = rows(language)
    partly = [NOT_YET[language] in one.text for one in listed if one.tests]
    none = len(listed) - len(partly)
    (said,) = re.findall(COUNTS[language], written("reference/features", language), re.MULTILINE)
    assert [*map(int, said)] == [len(listed), partly.count(False), partly.count(True), none]


def test_both_languages_name_the_same() -> None:
    english, chinese = rows("en"), rows("zh")
    assert [one.tests for one in english] == [one.tests for one in chinese]
    partly = [
        [one.number for one in listed if NOT_YET[language] in one.text]
        for language, listed in (("en", english), ("zh", chinese))
    ]
    assert partly[0] == partly[1]


@LANGUAGES
def test_the_limits_say_what_the_features_rest_on(language: str) -> None:
    limits = written("explanation/limits", language)
    assert "reference/features.md" in limits
    leading = {one.number for one in rows(language) if "explanation/limits.md" in one.text}
    assert leading == set(LIMITS[language])
    assert all(said in limits for said in LIMITS[language].values())
