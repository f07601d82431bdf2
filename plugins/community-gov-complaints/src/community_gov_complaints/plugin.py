"""The plugin: one taxonomy, and one classifier by keywords."""

from collections.abc import Sequence
from datetime import date

from community_gov.plugin import (
    AddEffect,
    Category,
    Chapter,
    Classifier,
    KeywordRule,
    KeywordRules,
    Offer,
    Open,
    Program,
    Splice,
    Taxonomy,
    Telling,
    Text,
    WorkflowFile,
    hookimpl,
)
from community_gov_complaints.settings import ComplaintsSettings, RaisedBy
from community_gov_complaints.sources import PAGE, WORDS
from community_gov_complaints.tellings import TELLINGS


class ComplaintsPlugin:
    """Complaints about an estate."""

    name = "complaints"
    label = Text("物业投诉", "Complaints about an estate")
    Settings = ComplaintsSettings

    def __init__(self, settings: ComplaintsSettings) -> None:
        self._settings = settings

    @hookimpl
    def programs(self) -> Sequence[Offer]:
        """Offer what a finding opens: a problem, from plan to effect."""
        file = WorkflowFile("community_gov_complaints", "workflows/problem.yaml")
        return [Offer(_PROBLEM, file)]

    @hookimpl
    def splices(self) -> Sequence[Splice]:
        """Let actions of other programs raise a problem, where the place says so."""
        return [
            Splice(one.workflow, (_raising(one),), ("raised_by", number))
            for number, one in enumerate(self._settings.raised_by)
        ]

    @hookimpl
    def tellings(self) -> Sequence[Telling]:
        """Tell what the workflows themselves do not."""
        return TELLINGS

    @hookimpl
    def story(self) -> Sequence[Chapter]:
        """Tell the portrait of the page; loaded only for who asks for the story."""
        from community_gov_complaints.story import CHAPTER

        return [CHAPTER]

    @hookimpl
    def taxonomies(self) -> Sequence[Taxonomy]:
        """Give the categories of the settings."""
        categories = tuple(
            Category(one.code, one.label, one.side) for one in self._settings.categories
        )
        return [Taxonomy(self._taxonomy, categories, PAGE)]

    @hookimpl
    def classifiers(self) -> Sequence[Classifier]:
        """Give the words of the settings as rules."""
        rules = tuple(
            KeywordRule(one.category, one.any_of, one.all_of, one.none_of, one.order)
            for one in self._settings.words
        )
        return [
            Classifier(
                f"words@{self._settings.words_version}",
                Text("按关键词归类", "By keywords"),
                self._taxonomy,
                KeywordRules(rules),
                WORDS,
            )
        ]

    @property
    def _taxonomy(self) -> str:
        return f"property@{self._settings.taxonomy_version}"


def _raising(one: RaisedBy) -> AddEffect:
    opened = Open("problem", "problem", back="raised_by", carries={"problem": one.problem})
    return AddEffect(one.action, opened)


_PROBLEM = Program(
    "problem",
    Text("数据发现的问题", "A problem that data have found"),
    workflow="problem",
    about=Text(
        "投诉数据显示哪里有问题，大家商定方案、办理，办完再看数据。",
        "Where complaints show a problem, a plan is agreed to and carried out, and the data are"
        " looked at again.",
    ),
    authority=PAGE,
    since=date(2025, 1, 1),
)
