"""Taxonomies and classifiers of plugins: full names, and nothing for what is not there."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from community_gov import CommunityGovError
from community_gov.plugin import (
    Category,
    Classifier,
    KeywordRule,
    KeywordRules,
    NoSettings,
    Side,
    Taxonomy,
    hookimpl,
    same,
)
from community_gov.testing import Bench

PLACE = "place: here\nkind: estate\nlabel: {zh: 此, en: Here}\nplugins: [%s]\n"
UNDER = "under: here\n"
RULES = KeywordRules((KeywordRule("a", ("甲",)),))
LIST = Taxonomy("list@1", (Category("a", same("a"), Side.HARD),))


def a_plugin(named: str, taxonomies: Sequence[Any] = (), classifiers: Sequence[Any] = ()) -> type:
    given = {"taxonomies": taxonomies, "classifiers": classifiers}

    class Made:
        name = named
        label = same(named)
        Settings = NoSettings

        def __init__(self, settings: NoSettings) -> None:
            pass

        @hookimpl
        def taxonomies(self) -> Sequence[Any]:
            return given["taxonomies"]

        @hookimpl
        def classifiers(self) -> Sequence[Any]:
            return given["classifiers"]

    return Made


def words(taxonomy: str = "list@1", name: str = "words@1", classify: Any = RULES) -> Classifier:
    return Classifier(name, same("words"), taxonomy, classify)


def refused(folder: Path, *plugins: type) -> tuple[str, dict[str, object]]:
    listed = ", ".join(one.name for one in plugins)  # type: ignore[attr-defined]
    with (
        pytest.raises(CommunityGovError) as error,
        Bench(folder, {"here.yaml": PLACE % listed}, plugins=plugins) as bench,
    ):
        bench.place("here")
    (problem,) = error.value.problems
    assert problem.what.zh and problem.next_step.en
    return problem.code, dict(problem.params)


def test_a_classifier_may_be_for_the_taxonomy_of_another_plugin(tmp_path: Path) -> None:
    one, two = a_plugin("one", [LIST]), a_plugin("two", (), [words("one:list@1", "own@2")])
    with Bench(tmp_path, {"here.yaml": PLACE % "two, one"}, plugins=[one, two]) as bench:
        book = bench.place("here").rulebook
        assert list(book.taxonomies) == ["one:list@1"]
        assert book.classifiers["two:own@2"].taxonomy == "one:list@1"
        assert book.classifiers["two:own@2"]("甲") == "a"


def test_places_share_nothing(tmp_path: Path) -> None:
    plugin = a_plugin("one", [LIST], [words()])
    files = {
        "here.yaml": PLACE % "one",
        "there.yaml": (PLACE % "one").replace("place: here", "place: there") + UNDER,
        "none.yaml": (PLACE % "").replace("place: here", "place: none") + UNDER,
    }
    with Bench(tmp_path, files, plugins=[plugin]) as bench:
        here, there = bench.place("here").rulebook, bench.place("there").rulebook
        assert here.taxonomies["one:list@1"] is not there.taxonomies["one:list@1"]
        parts = [one.taxonomies["one:list@1"].categories[0] for one in (here, there)]
        assert parts[0] == parts[1]
        assert parts[0] is not parts[1]
        assert not bench.place("none").rulebook.taxonomies


@pytest.mark.parametrize(
    ("taxonomies", "classifiers", "code"),
    [
        ([Taxonomy("list", LIST.categories)], [], "plugin.sorting_name"),
        ([Taxonomy("else:list@1", LIST.categories)], [], "plugin.foreign_name"),
        ([LIST, LIST], [], "plugin.given_twice"),
        ([LIST], [words("other@1")], "plugin.no_taxonomy"),
        ([LIST], [words(name="words")], "plugin.sorting_name"),
        (
            [LIST],
            [words(classify=KeywordRules((KeywordRule("b", ("甲",)),)))],
            "plugin.no_category",
        ),
        (["list@1"], [], "plugin.answer"),
        ([LIST], [words(classify="甲")], "plugin.answer"),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused(
    tmp_path: Path, taxonomies: Sequence[Any], classifiers: Sequence[Any], code: str
) -> None:
    found, params = refused(tmp_path, a_plugin("one", taxonomies, classifiers))
    assert found == code
    assert params["plugin"] == "one"


def test_words_that_are_no_words_raise_where_they_are_written() -> None:
    with pytest.raises(TypeError):
        KeywordRule("a", any_of="甲")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        KeywordRules(("甲",))  # type: ignore[arg-type]
