"""Collect what the plugins of one place contribute, each under a full name that is its own."""

from collections.abc import Sequence
from typing import TypeVar

from attrs import evolve, field, frozen

from community_gov.domain.classifying import Classifier
from community_gov.domain.errors import InvalidFile, Problem
from community_gov.domain.notices import NoticeRule
from community_gov.domain.programs import Program
from community_gov.domain.taxonomy import Taxonomy
from community_gov.host import channels, points, sorting, tellings
from community_gov.host.asking import Active, Asking
from community_gov.host.fresh import fresh
from community_gov.host.naming import owner_of
from community_gov.host.offers import asked, offered
from community_gov.host.place_file import PlaceFile
from community_gov.host.report import PatchReport
from community_gov.host.splicing import Splicing, from_place, from_plugin, spliced
from community_gov.ledger.rewards import Reward
from community_gov.ledger.rules import PointRule
from community_gov.ledger.terms import Scheme
from community_gov.plugin.channels import ChannelKind
from community_gov.plugin.contributions import Chapter, Offer, Splice
from community_gov.workflow.definition import Workflow
from community_gov.workflow.guards import settled
from community_gov.workflow.questions import Question

Named = TypeVar("Named", Scheme, PointRule, Reward, Taxonomy, Classifier, ChannelKind, NoticeRule)


@frozen
class Contents:
    """What holds in one place, by full name; filled plugin by plugin.

    Attributes:
        gives: by plugin, the names of all that it gave.
    """

    programs: dict[str, Program] = field(factory=dict)
    workflows: dict[str, Workflow] = field(factory=dict)
    questions: dict[str, Question] = field(factory=dict)
    chapters: dict[str, Chapter] = field(factory=dict)
    schemes: dict[str, Scheme] = field(factory=dict)
    point_rules: dict[str, PointRule] = field(factory=dict)
    rewards: dict[str, Reward] = field(factory=dict)
    taxonomies: dict[str, Taxonomy] = field(factory=dict)
    classifiers: dict[str, Classifier] = field(factory=dict)
    channels: dict[str, ChannelKind] = field(factory=dict)
    tellings: dict[str, NoticeRule] = field(factory=dict)
    patches: tuple[PatchReport, ...] = ()
    gives: dict[str, list[str]] = field(factory=dict)


def collected(active: Sequence[Active], asking: Asking, lister: PlaceFile | None) -> Contents:
    """Ask all plugins in their order, then patch: plugins' splices first, then the place's own.

    Raises:
        InvalidFile: workflows, splices or patches that cannot be; all problems at once.
        PluginError: a plugin raised, answered wrongly, or gave a name twice.
    """
    contents = Contents(gives={plugin.name: [] for plugin in active})
    problems: list[Problem] = []
    splicings: list[Splicing] = []
    for plugin in active:
        for question in asking.ask(plugin, "questions", Question):
            _add_question(contents, plugin, asked(plugin, question))
        for offer in asking.ask(plugin, "programs", Offer):
            try:
                _add_offer(contents, plugin, offer)
            except InvalidFile as error:
                problems.extend(error.problems)
        splicings += from_plugin(plugin, asking.ask(plugin, "splices", Splice))
        _add_points(contents, plugin, asking)
        _add_sorting(contents, plugin, asking)
        for kind in channels.kinds(asking, plugin):
            _add(contents.channels, contents, plugin, kind)
        for rule in tellings.given_rules(asking, plugin):
            _add(contents.tellings, contents, plugin, rule)
        for chapter in asking.ask(plugin, "story", Chapter):
            _add_chapter(contents, plugin, fresh(chapter, plugin.name))
    if problems:
        raise InvalidFile(*problems)
    splicings += from_place(lister) if lister else []
    workflows, patches = spliced(contents.workflows, splicings, _given(contents))
    composed = {name: settled(workflow) for name, workflow in workflows.items()}
    by_name = {plugin.name: plugin for plugin in active}
    points.refuse_strangers(
        lambda name: by_name[owner_of(name)],
        contents.schemes,
        contents.point_rules,
        contents.rewards,
    )
    sorting.refuse_strangers(
        lambda name: by_name[owner_of(name)], contents.taxonomies, contents.classifiers
    )
    tellings.refuse_strangers(lambda name: by_name[owner_of(name)], contents.tellings, composed)
    return evolve(contents, workflows=composed, patches=patches)


def _given(contents: Contents) -> frozenset[str]:
    """Return the full names that a patch may mean by a short one."""
    rules = (rule.activity for rule in contents.point_rules.values())
    return frozenset((*contents.questions, *contents.programs, *rules))


def _add_question(contents: Contents, plugin: Active, question: Question) -> None:
    first = contents.questions.setdefault(question.name, question)
    if first is not question:
        raise _twice(plugin, question.name, first.origin, question.origin)
    contents.gives[plugin.name].append(question.name)


def _add_offer(contents: Contents, plugin: Active, offer: Offer) -> None:
    program, workflow = offered(plugin, offer)
    earlier = contents.workflows.setdefault(workflow.name, workflow)
    if earlier != workflow:
        raise _twice(plugin, workflow.name, earlier.origin, workflow.origin)
    if program.name in contents.programs:
        before = contents.workflows[contents.programs[program.name].workflow]
        raise _twice(plugin, program.name, before.origin, workflow.origin)
    contents.programs[program.name] = program
    contents.gives[plugin.name].append(program.name)


def _add_chapter(contents: Contents, plugin: Active, chapter: Chapter) -> None:
    if chapter.name in contents.chapters:
        first = next(name for name, gave in contents.gives.items() if chapter.name in gave)
        raise _twice(plugin, chapter.name, first, plugin.name)
    contents.chapters[chapter.name] = chapter
    contents.gives[plugin.name].append(chapter.name)


def _add_points(contents: Contents, plugin: Active, asking: Asking) -> None:
    for scheme in points.schemes(asking, plugin):
        _add(contents.schemes, contents, plugin, scheme)
    for rule in points.point_rules(asking, plugin):
        _add(contents.point_rules, contents, plugin, rule)
    for reward in points.rewards(asking, plugin):
        _add(contents.rewards, contents, plugin, reward)


def _add_sorting(contents: Contents, plugin: Active, asking: Asking) -> None:
    for taxonomy in sorting.taxonomies(asking, plugin):
        _add(contents.taxonomies, contents, plugin, taxonomy)
    for classifier in sorting.classifiers(asking, plugin):
        _add(contents.classifiers, contents, plugin, classifier)


def _add(known: dict[str, Named], contents: Contents, plugin: Active, given: Named) -> None:
    if given.name in known:
        raise _twice(plugin, given.name, plugin.name, plugin.name)
    known[given.name] = given
    contents.gives[plugin.name].append(given.name)


def _twice(plugin: Active, name: str, first: object, second: object) -> Exception:
    return plugin.installed.error(
        "plugin.given_twice", name=name, first=str(first), second=str(second)
    )
