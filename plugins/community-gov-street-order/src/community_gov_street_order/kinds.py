"""What is found in a street: one list for the files and for complaints about it."""

from collections.abc import Mapping

from community_gov.plugin import (
    Category,
    Classifier,
    KeywordRule,
    KeywordRules,
    Side,
    Taxonomy,
    Text,
)
from community_gov_street_order.settings import StreetOrderSettings
from community_gov_street_order.sources import KINDS, WORDS

_TAXONOMY = "kinds@1"
_KINDS = (
    Category("waste_heap", Text("垃圾堆放", "heap of rubbish"), Side.HARD),
    Category("sewage", Text("污水乱排", "sewage"), Side.HARD),
    Category("dead_corner", Text("卫生死角", "dead corner"), Side.HARD),
    Category("over_the_line", Text("越线占道经营", "goods or stall over the line"), Side.SOFT),
    Category(
        "placeholder",
        Text(
            "占场杂物（木板、旧家具、泡沫箱）",
            "boards, old furniture, boxes that hold a place",
        ),
        Side.HARD,
    ),
    Category("awning", Text("私搭伞棚", "awning"), Side.HARD),
    Category("shed", Text("简易屋棚", "simple shed"), Side.HARD),
)


def choices() -> Mapping[str, object]:
    """Return the kinds as the workflow files write them."""
    return {one.code: {"zh": one.label.zh, "en": one.label.en} for one in _KINDS}


def taxonomy() -> Taxonomy:
    """Return the kinds as categories of complaints."""
    return Taxonomy(_TAXONOMY, _KINDS, KINDS)


def words(settings: StreetOrderSettings) -> Classifier:
    """Return the words of the settings as rules."""
    rules = tuple(
        KeywordRule(one.kind, one.any_of, one.all_of, one.none_of, one.order)
        for one in settings.words
    )
    label = Text("按关键词归类", "By keywords")
    name = f"words@{settings.words_version}"
    return Classifier(name, label, _TAXONOMY, KeywordRules(rules), WORDS)
