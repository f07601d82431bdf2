"""Schemes, points rules and rewards of the plugins of one place, under full names."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from attrs import evolve

from community_gov.domain.effects import Award
from community_gov.domain.errors import Problem, nearest
from community_gov.host.asking import Active, Asking
from community_gov.host.fresh import fresh
from community_gov.host.naming import QUESTION, full_name
from community_gov.host.offers import own_name
from community_gov.ledger.rewards import Reward
from community_gov.ledger.rules import PointRule
from community_gov.ledger.terms import Scheme
from community_gov.workflow.definition import Workflow

Named = TypeVar("Named", Scheme, PointRule, Reward)

_NAME = re.compile("[a-z][a-z0-9_-]{0,63}:[a-z][a-z0-9_-]{0,63}")


def schemes(asking: Asking, plugin: Active) -> Iterable[Scheme]:
    """Return the schemes that a plugin gives."""
    return [_named(plugin, one, _NAME) for one in asking.ask(plugin, "schemes", Scheme)]


def point_rules(asking: Asking, plugin: Active) -> Iterable[PointRule]:
    """Return the rules that a plugin gives."""
    return [
        evolve(
            _named(plugin, one, QUESTION),
            scheme=full_name(one.scheme, plugin.name),
            hours=one.hours and full_name(one.hours, plugin.name),
        )
        for one in asking.ask(plugin, "point_rules", PointRule)
    ]


def rewards(asking: Asking, plugin: Active) -> Iterable[Reward]:
    """Return the rewards that a plugin gives."""
    return [
        evolve(_named(plugin, one, _NAME), scheme=full_name(one.scheme, plugin.name))
        for one in asking.ask(plugin, "rewards", Reward)
    ]


def _named(plugin: Active, given: Named, form: re.Pattern[str]) -> Named:
    name = own_name(plugin, given.name)
    if not form.fullmatch(name):
        code = "plugin.question_name" if form is QUESTION else "plugin.points_name"
        raise plugin.installed.error(code, name=name)
    return evolve(fresh(given, plugin.name), name=name)


def refuse_strangers(
    plugin_of: Callable[[str], Active],
    known: Mapping[str, Scheme],
    rules: Mapping[str, PointRule],
    offered: Mapping[str, Reward],
) -> None:
    """Refuse rules and rewards of schemes that are not there.

    Raises:
        PluginError: naming the plugin and the scheme.
    """
    used = [(name, rule.scheme) for name, rule in rules.items()]
    used += [(name, rule.hours) for name, rule in rules.items() if rule.hours]
    used += [(name, reward.scheme) for name, reward in offered.items()]
    for name, scheme in used:
        if scheme not in known:
            near = nearest(scheme, known) or "—"
            raise plugin_of(name).installed.error(
                "plugin.no_scheme", name=name, scheme=scheme, near=near
            )


def unknown_rules(
    workflows: Iterable[Workflow], rules: Mapping[str, PointRule]
) -> Iterator[Problem]:
    """Yield where workflows award by a rule that is not there."""
    activities = {one.activity for one in rules.values()}
    return (
        Problem(
            "unknown.rule",
            str(action.origin_of("effects", number)),
            {"name": effect.rule, "near": nearest(effect.rule, activities) or "—"},
        )
        for workflow in workflows
        for action in workflow.actions
        for number, effect in enumerate(action.effects)
        if isinstance(effect, Award) and effect.rule and effect.rule not in activities
    )
