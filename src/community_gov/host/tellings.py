"""What the plugins of one place tell besides their workflows, held against these."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from community_gov.domain.effects import NEXT
from community_gov.domain.errors import nearest
from community_gov.domain.notices import NoticeRule
from community_gov.domain.text import placeholders
from community_gov.host.asking import Active, Asking
from community_gov.host.naming import full_name
from community_gov.host.offers import own_name
from community_gov.plugin.telling import Telling
from community_gov.workflow.definition import Workflow


def given_rules(asking: Asking, plugin: Active) -> Iterable[NoticeRule]:
    """Yield the rules of a plugin, under full names."""
    for one in asking.ask(plugin, "tellings", Telling):
        yield NoticeRule(
            name=own_name(plugin, one.name),
            workflow=full_name(one.workflow, plugin.name),
            to=tuple(one.to),
            by=(),
            on=tuple(one.on),
            entering=tuple(one.entering),
            text=one.text,
            urgent=one.urgent,
        )


def refuse_strangers(
    plugin_of: Callable[[str], Active],
    rules: Mapping[str, NoticeRule],
    workflows: Mapping[str, Workflow],
) -> None:
    """Refuse rules about what is not there, or that would tell a personal value.

    Raises:
        PluginError: naming the plugin, the rule, and what it says.
    """
    for rule in rules.values():
        for said, known in _strange(rule, workflows):
            params = {"name": rule.name, "said": said, "near": nearest(said, known) or "—"}
            raise plugin_of(rule.name).installed.error("plugin.telling", **params)


def _strange(
    rule: NoticeRule, workflows: Mapping[str, Workflow]
) -> Iterator[tuple[str, Collection[str]]]:
    """Yield what a rule names and does not exist, with what does."""
    workflow = workflows.get(rule.workflow)
    if workflow is None:
        yield rule.workflow, workflows
        return
    roles = {one.name for one in workflow.roles}
    plain = {one.name for one in workflow.fields if one.personal is None} | {"reason", "items"}
    named = placeholders(rule.text) if rule.text else ()
    yield from ((one, roles) for one in rule.to if one not in roles | {NEXT})
    actions = [one.name for one in workflow.actions]
    yield from ((one, actions) for one in rule.on if one not in actions)
    states = [one.name for one in workflow.every_state()]
    yield from ((one, states) for one in rule.entering if one not in states)
    yield from ((one, plain) for one in named if one not in plain)
    if not rule.to or (rule.text and not (rule.on or rule.entering)):
        yield "to, on, entering", ()
