"""Sorted by words as data; unclassified is shown and never guessed; compared with hand labels."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community_gov.domain.classifying import (
    Classifier,
    KeywordRule,
    KeywordRules,
    folded,
)
from community_gov.domain.errors import InvalidInput
from community_gov.domain.taxonomy import Category, Side, Taxonomy
from community_gov.domain.text import same
from community_gov.insight.classify import OUTCOMES, Confusion, Found, Outcome, Sorter, confusion

from .conftest import RULES, TAXONOMY


def rules(*listed: KeywordRule) -> KeywordRules:
    return KeywordRules(listed)


def by(function: Callable[[str], str | None], name: str = "own@1") -> Classifier:
    return Classifier(name, same(name), "t@1", function)


def test_any_all_and_none() -> None:
    some = rules(KeywordRule("a", any_of=("电梯", "升降机"), all_of=("坏",), none_of=("修好",)))
    assert some("升降机坏了") == "a"
    assert some("电梯很慢") is None
    assert some("坏了") is None
    assert some("电梯坏了，已经修好") is None


@pytest.mark.parametrize(
    "text",
    ["没有物业用房", "没有物 业\u200b用\n房", "沒有物业用房！", "ＡＢＣ物业用房", "物业用房" * 3],
)
def test_chinese_words_have_no_borders(text: str) -> None:
    assert RULES(text) == "premises"


def test_words_in_letters_have_borders() -> None:
    lift = rules(KeywordRule("a", any_of=("lift",)))
    assert [lift(one) for one in ("Lift!", "ＬＩＦＴ坏了", "3号lift", "the lift")] == ["a"] * 4
    assert [lift(one) for one in ("shoplifting", "lifts", "lift2", "élift")] == [None] * 4
    assert rules(KeywordRule("a", any_of=("café",)))("CAFE\u0301") == "a"


def test_rules_that_disagree_leave_it_open() -> None:
    both = "物业用房没有，物业态度差"
    assert RULES.codes(both) == ("premises", "service")
    assert RULES(both) is None
    twice = rules(KeywordRule("a", any_of=("甲",)), KeywordRule("a", any_of=("乙",)))
    assert twice("甲乙") == "a"


def test_a_smaller_order_settles_it() -> None:
    ordered = rules(KeywordRule("b", any_of=("甲",), order=1), KeywordRule("a", any_of=("乙",)))
    assert ordered("甲乙") == "a"
    assert ordered("甲") == "b"


def test_a_rule_must_look_for_something() -> None:
    for wrong in (
        {"any_of": ()},
        {"none_of": ("a",)},
        {"any_of": ("",)},
        {"all_of": ("\u200b",)},
        {"any_of": ("a", " ")},
    ):
        with pytest.raises(ValueError):
            KeywordRule("a", **wrong)
    with pytest.raises(ValueError):
        KeywordRule("", any_of=("a",))


def test_words_are_no_patterns() -> None:
    assert rules(KeywordRule("a", any_of=(".*",)))("anything") is None
    assert rules(KeywordRule("a", any_of=("(a+)+$",)))("x (a+)+$ y") == "a"


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert RULES.codes(text) == RULES.codes(folded(text))


# Several classifiers


def test_classifiers_agree_or_leave_it_open() -> None:
    words = Classifier("words@1", same("w"), "t@1", RULES)
    agreeing = Sorter.of(TAXONOMY, [words, by(lambda text: "premises")])
    assert agreeing("物业用房") == Found("premises", Outcome.SORTED)
    against = Sorter.of(TAXONOMY, [words, by(lambda text: "service")])
    assert against("物业用房") == Found(None, Outcome.DIVIDED)
    quiet = Sorter.of(TAXONOMY, [words, by(lambda text: None)])
    assert quiet("物业用房") == Found("premises", Outcome.SORTED)
    assert quiet("天气") == Found(None, Outcome.SILENT)


def test_what_is_not_in_the_taxonomy_or_fails_is_counted_apart() -> None:
    assert Sorter.of(TAXONOMY, [by(lambda text: "weather")])("x").outcome is Outcome.STRANGE
    assert Sorter.of(TAXONOMY, [by(lambda text: text[9])])("x").outcome is Outcome.FAILED
    assert Sorter.of(TAXONOMY, [by(lambda text: [text])])("x").outcome is Outcome.FAILED  # type: ignore[arg-type,return-value]
    assert Sorter.of(TAXONOMY, [by(lambda text: 7)])("x").outcome is Outcome.STRANGE  # type: ignore[arg-type,return-value]


def test_a_classifier_for_another_taxonomy_is_not_asked() -> None:
    other = Classifier("o@1", same("o"), "other@1", lambda text: "premises")
    assert Sorter.of(TAXONOMY, [other])("物业用房").outcome is Outcome.SILENT


def test_a_classifier_is_a_function_of_the_text() -> None:
    assert Classifier("words@1", same("w"), "t@1", RULES)("物业用房") == "premises"
    assert by(lambda text: text or None)("") is None


def test_every_outcome_has_its_words() -> None:
    assert set(OUTCOMES) == set(Outcome)


def test_no_category_is_called_unclassified() -> None:
    with pytest.raises(KeyError):
        TAXONOMY["unclassified"]
    for code in ("unclassified", ""):
        with pytest.raises(ValueError):
            Taxonomy("t", (Category(code, same("x"), Side.HARD),))
    with pytest.raises(ValueError):
        Taxonomy("t", (Category("a", same("x"), Side.HARD), Category("a", same("y"), Side.SOFT)))


# Confusion


LABELS = {"1": "a", "2": "a", "3": "a", "4": "b", "5": "c"}
FOUND = {"1": "a", "2": "b", "3": None, "4": "b", "5": "d", "6": "a"}


def test_a_confusion_table_by_hand() -> None:
    table = confusion(LABELS, FOUND)
    assert table.codes == ("a", "b", "c", "d")
    assert (table.total, table.right, table.unclassified) == (5, 2, 1)
    assert [table.precision(one) for one in table.codes] == [1, Fraction(1, 2), None, 0]
    assert [table.recall(one) for one in table.codes] == [Fraction(1, 3), 1, 0, None]
    assert table.rows() == [
        ("a", (1, 1, 0, 0, 1)),
        ("b", (0, 1, 0, 0, 0)),
        ("c", (0, 0, 0, 1, 0)),
        ("d", (0, 0, 0, 0, 0)),
    ]


def test_labels_that_were_not_looked_at_are_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        confusion({"1": "a", "secret": "b"}, {"1": "a"})
    assert refused.value.problems[0].params == {"count": 1}
    assert confusion({}, FOUND) == Confusion((), {})


CODES = st.sampled_from(["a", "b", "c"])


@given(st.lists(st.tuples(CODES, st.one_of(st.none(), CODES))))
def test_every_labelled_complaint_is_counted_once(pairs: list[tuple[str, str | None]]) -> None:
    labels = {str(number): label for number, (label, _) in enumerate(pairs)}
    found = {str(number): code for number, (_, code) in enumerate(pairs)}
    table = confusion(labels, found)
    assert sum(sum(row) for _, row in table.rows()) == table.total == len(pairs)
    assert sum(table.found(one) for one in table.codes) + table.unclassified == table.total
    for code in table.codes:
        for share in (table.precision(code), table.recall(code)):
            assert share is None or 0 <= share <= 1
