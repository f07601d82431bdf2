"""The plugin: one taxonomy, and one classifier by keywords."""

from collections.abc import Sequence

from community_gov.plugin import (
    Category,
    Classifier,
    KeywordRule,
    KeywordRules,
    Taxonomy,
    Text,
    hookimpl,
)
from community_gov_complaints.settings import ComplaintsSettings
from community_gov_complaints.sources import PAGE, WORDS


class ComplaintsPlugin:
    """Complaints about an estate."""

    name = "complaints"
    label = Text("物业投诉", "Complaints about an estate")
    Settings = ComplaintsSettings

    def __init__(self, settings: ComplaintsSettings) -> None:
        self._settings = settings

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
