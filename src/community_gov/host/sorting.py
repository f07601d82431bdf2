"""Taxonomies and classifiers of the plugins of one place, under full names."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from attrs import evolve

from community_gov.domain.classifying import Classifier, KeywordRules
from community_gov.domain.errors import nearest
from community_gov.domain.taxonomy import Taxonomy
from community_gov.host.asking import Active, Asking
from community_gov.host.fresh import fresh
from community_gov.host.naming import QUESTION, full_name
from community_gov.host.offers import own_name

Named = TypeVar("Named", Taxonomy, Classifier)


def taxonomies(asking: Asking, plugin: Active) -> Iterable[Taxonomy]:
    """Return the taxonomies that a plugin gives."""
    return [_named(plugin, one) for one in asking.ask(plugin, "taxonomies", Taxonomy)]


def classifiers(asking: Asking, plugin: Active) -> Iterable[Classifier]:
    """Return the classifiers that a plugin gives."""
    return [
        evolve(_named(plugin, one), taxonomy=full_name(one.taxonomy, plugin.name))
        for one in asking.ask(plugin, "classifiers", Classifier)
    ]


def _named(plugin: Active, given: Named) -> Named:
    name = own_name(plugin, given.name)
    if not QUESTION.fullmatch(name):
        raise plugin.installed.error("plugin.sorting_name", name=name)
    return evolve(fresh(given, plugin.name), name=name)


def refuse_strangers(
    plugin_of: Callable[[str], Active],
    known: Mapping[str, Taxonomy],
    given: Mapping[str, Classifier],
) -> None:
    """Refuse classifiers for a taxonomy that is not there, or for categories that it has not.

    Raises:
        PluginError: naming the plugin, the taxonomy and the category.
    """
    for name, one in given.items():
        installed = plugin_of(name).installed
        if one.taxonomy not in known:
            near = nearest(one.taxonomy, known) or "—"
            raise installed.error("plugin.no_taxonomy", name=name, taxonomy=one.taxonomy, near=near)
        codes = known[one.taxonomy].codes
        rules = one.classify.rules if isinstance(one.classify, KeywordRules) else ()
        for rule in rules:
            if rule.category not in codes:
                raise installed.error(
                    "plugin.no_category",
                    name=name,
                    category=rule.category,
                    taxonomy=one.taxonomy,
                    near=nearest(rule.category, codes) or "—",
                )
