"""The words sort the invented complaints as the page counts them."""

import csv
import io
from collections import Counter
from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

from community_gov.host import mapping_of
from community_gov.insight.classify import Outcome, Sorter, confusion
from community_gov.insight.intake import Intake, read_rows, take_in, to_frame
from community_gov.insight.portrait import portrait
from community_gov.plugin import KeywordRules, Side, Text
from community_gov_complaints import CategorySetting, ComplaintsPlugin, ComplaintsSettings
from community_gov_complaints.files import (
    complaints_file,
    labels_file,
    mapping_file,
    other_matters_file,
)

PLUGIN = ComplaintsPlugin(ComplaintsSettings())
(TAXONOMY,) = PLUGIN.taxonomies()
SORTER = Sorter.of(TAXONOMY, PLUGIN.classifiers())
MAPPING = mapping_of(mapping_file().read_bytes(), "platform.yaml")


def taken(content: bytes) -> Intake:
    rows = read_rows(content, "platform.csv", MAPPING)
    return take_in(rows, MAPPING, taxonomy=TAXONOMY, sort=SORTER)


@pytest.fixture(scope="module")
def intake() -> Intake:
    return taken(complaints_file().read_bytes())


def test_the_pages_counts(intake: Intake) -> None:
    sides = Counter(TAXONOMY[one.category or ""].side for one in intake.accepted)
    assert sides == {Side.HARD: 96, Side.SOFT: 10}
    assert len(intake.accepted) == 106
    assert round(Fraction(96, 106) * 100) == 91
    assert round(Fraction(10, 106) * 100) == 9
    assert not intake.refused
    assert intake.outcomes == {Outcome.SORTED: 106}
    assert Counter(one.category for one in intake.accepted).most_common(1)[0][0] == "premises"


def test_several_channels_buildings_and_late_ones_all_before_july(intake: Intake) -> None:
    assert len({one.channel for one in intake.accepted}) == 4
    assert len({one.place for one in intake.accepted}) >= 10
    assert {one.opened.month for one in intake.accepted} == {1, 2, 3, 4, 5, 6}
    late = [one for one in intake.accepted if one.closed and one.due and one.closed > one.due]
    assert 10 <= len(late) <= 40
    assert sum(one.closed is None for one in intake.accepted) == 2
    again = Counter((one.place, one.category) for one in intake.accepted)
    assert sum(count > 1 for count in again.values()) >= 5


def test_the_portrait_shows_the_pages_shares_and_the_hot_spot(intake: Intake) -> None:
    drawn = portrait(to_frame(intake.accepted), TAXONOMY, date(2025, 1, 1), date(2025, 6, 30))
    assert [(one.name, one.count, one.of) for one in drawn.sides] == [
        ("hard", 96, 106),
        ("soft", 10, 106),
    ]
    assert [(one.place, one.month) for one in drawn.spots] == [("7号楼", date(2025, 3, 1))]
    assert drawn.recurrence.most


def test_other_matters_go_on_by_every_channel_and_are_not_sorted() -> None:
    others = taken(other_matters_file().read_bytes())
    assert not others.refused
    assert others.outcomes == {Outcome.SILENT: len(others.accepted)}
    after = Counter(one.channel for one in others.accepted if one.opened.month >= 7)
    assert set(after) == {"hotline", "app", "counter", "grid"}
    assert sum(after.values()) > 40


def test_labels_by_hand_agree_on_the_side(intake: Intake) -> None:
    rows = csv.DictReader(io.StringIO(labels_file().read_text(encoding="utf-8")))
    labels = {row["id"]: row["category"] for row in rows}
    table = confusion(labels, {one.id: one.category for one in intake.accepted})
    assert (table.total, table.unclassified) == (106, 0)
    assert table.right == 106
    assert all(table.precision(one) == table.recall(one) == 1 for one in table.codes)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("问电梯什么时候修，物业态度恶劣", "service"),
        ("楼上卫生间漏水到我家", None),
        ("今天天气不错", None),
        ("电梯里的监控坏了", None),
    ],
)
def test_what_the_words_cannot_tell_stays_open(text: str, category: str | None) -> None:
    assert SORTER(text).code == category


def test_rules_that_disagree_are_counted_as_such() -> None:
    assert SORTER("电梯里的监控坏了").outcome is Outcome.DIVIDED


def test_changed_words_and_categories_take_a_new_version() -> None:
    more = (
        *ComplaintsSettings().categories,
        CategorySetting("pets", Text("犬只", "Dogs"), Side.SOFT),
    )
    settings = evolve(ComplaintsSettings(), categories=more, taxonomy_version=2, words_version=3)
    changed = ComplaintsPlugin(settings)
    assert changed.taxonomies()[0].name == "property@2"
    assert changed.taxonomies()[0].codes[-1] == "pets"
    (classifier,) = changed.classifiers()
    assert (classifier.name, classifier.taxonomy) == ("words@3", "property@2")
    assert isinstance(classifier.classify, KeywordRules)


def test_every_setting_says_what_it_rests_on_and_is_to_be_checked() -> None:
    from attrs import fields

    for one in fields(ComplaintsSettings):
        info = one.metadata["setting"]
        assert info.about.zh and info.about.en
        assert not info.authority.confirmed
