"""A small taxonomy with keyword rules."""

import pytest

from community_gov.domain.classifying import Classifier, KeywordRule, KeywordRules
from community_gov.domain.taxonomy import Category, Side, Taxonomy
from community_gov.domain.text import Text, same
from community_gov.insight.classify import Sorter

TAXONOMY = Taxonomy(
    "t@1",
    (
        Category("premises", Text("物业用房", "premises"), Side.HARD),
        Category("service", Text("物业服务", "service"), Side.SOFT),
    ),
)
RULES = KeywordRules(
    (
        KeywordRule("premises", any_of=("物业用房", "办公用房")),
        KeywordRule("service", all_of=("物业", "态度")),
    )
)


@pytest.fixture
def sorting() -> Sorter:
    return Sorter.of(TAXONOMY, [Classifier("words@1", same("words"), "t@1", RULES)])
