"""Versions of a text are compared clause by clause, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community_gov.plugin import ChangeKind, clauses, compare

OLD = "第一条 邻里互助，有事商量。\n第二条 楼道不堆物。\n第三条 丧事从简，不大操大办。"
NEW = "第一条 邻里互助，有事商量。\n第二条 不在楼道给电动车充电。\n第三条 丧事从简，提倡鲜花祭扫。"


def test_a_clause_is_found_again_by_what_it_says_and_not_by_its_number() -> None:
    old = clauses("1. 邻里互助\n2. 楼道不堆物")
    new = clauses("1. 尊老爱幼\n2. 邻里互助\n3. 楼道不堆物")
    assert [one.says.zh for one in compare(old, new)] == [
        "新增第1条：“尊老爱幼”",
        "第2条不变（原第1条）",
        "第3条不变（原第2条）",
    ]


def test_reworded_dropped_and_new_are_told_apart_in_both_languages() -> None:
    changes = compare(clauses(OLD), clauses(NEW))
    assert [one.kind for one in changes] == ["kept", "dropped", "added", "reworded"]
    assert changes[-1].says.en == (
        "Clause 3 (was 3) says “丧事从简，提倡鲜花祭扫。” instead of “丧事从简，不大操大办。”"
    )
    with_english = compare(clauses("丧事从简", "Plain funerals"), clauses("丧事简办", "Plain ones"))
    assert (
        with_english[0].says.en == "Clause 1 (was 1) says “Plain ones” instead of “Plain funerals”"
    )


def test_a_changed_translation_of_the_same_clause_is_a_change() -> None:
    (change,) = compare(clauses("丧事从简", "No funerals"), clauses("丧事从简", "Plain funerals"))
    assert change.kind is ChangeKind.REWORDED


def test_a_translation_with_another_number_of_clauses_is_refused() -> None:
    with pytest.raises(ValueError, match="2 clauses in Chinese, 1 in English"):
        clauses("一、甲\n二、乙", "one")


LINES = st.lists(st.text("甲乙丙丁戊己", min_size=1, max_size=6), max_size=6)


@given(LINES, LINES)
def test_every_clause_of_both_versions_is_in_exactly_one_change(
    old: list[str], new: list[str]
) -> None:
    before, after = clauses("\n".join(old)), clauses("\n".join(new))
    changes = compare(before, after)
    assert sorted(one.old.number for one in changes if one.old) == [one.number for one in before]
    assert [one.new.number for one in changes if one.new] == [one.number for one in after]
    assert all(one.kind is ChangeKind.KEPT for one in compare(after, after))
