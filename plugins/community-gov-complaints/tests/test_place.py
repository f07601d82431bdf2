"""A place that lists the plugin has the taxonomy and the words under full names."""

from pathlib import Path

import pytest

from community_gov.plugin import CommunityGovError
from community_gov.testing import Bench
from community_gov_complaints import ComplaintsPlugin

PLACE = """
place: here
kind: estate
label: {zh: 某小区, en: An estate}
plugins:
  - complaints: %s
"""
PETS = """
      categories: [{code: pets, label: {zh: 犬只, en: Dogs}, side: soft}]
      taxonomy_version: 2
      words: [{category: %s, any_of: [狗, 犬]}]
"""


def bench(folder: Path, settings: str = "{}") -> Bench:
    return Bench(folder, {"here.yaml": PLACE % settings}, plugins=[ComplaintsPlugin])


def test_the_rulebook_has_them(tmp_path: Path) -> None:
    with bench(tmp_path) as made:
        book = made.place("here").rulebook
        assert list(book.taxonomies) == ["complaints:property@1"]
        (classifier,) = book.classifiers.values()
        assert (classifier.name, classifier.taxonomy) == (
            "complaints:words@1",
            "complaints:property@1",
        )
        assert classifier("没有物业用房") == "premises"


def test_a_place_sets_its_own(tmp_path: Path) -> None:
    with bench(tmp_path, PETS % "pets") as made:
        (classifier,) = made.place("here").rulebook.classifiers.values()
        assert classifier("小区里狗没有牵绳") == "pets"


def test_words_for_a_category_that_is_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CommunityGovError) as refused, bench(tmp_path, PETS % "cats") as made:
        made.place("here")
    assert refused.value.problems[0].code == "plugin.no_category"
    assert refused.value.problems[0].params["near"] == "pets"
