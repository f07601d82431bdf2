"""One page for each workflow of the shipped plugins, made from its definition at the build.

The pages stand in no file: MkDocs is told of them and asks here for what they say, in each
language. What is shown is the workflow as the plugin brings it, without a place's own steps.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import fields, frozen
from mkdocs.structure.files import File
from ruamel.yaml import YAML

from community_gov.domain.authority import Authority
from community_gov.domain.programs import Program
from community_gov.domain.text import Language, Text
from community_gov.host import PlaceBook
from community_gov.services.ports import Rulebook
from community_gov.workflow.definition import Workflow
from community_gov.workflow.described import Described, described
from community_gov.workflow.drawing import svg
from community_gov.workflow.wording import STATUS, Wording

_WORDS = YAML(typ="safe").load(Path(__file__).with_name("workflow_words.yaml"))
WORDS: Mapping[str, Mapping[str, str]] = _WORDS["words"]
BODIES = {kind: Text(one["zh"], one["en"]) for kind, one in _WORDS["bodies"].items()}
FOLDER = "workflows"
_SETTINGS = {"childcare": ("{mode: assist}", "{mode: operate}")}
"""Settings that bring workflows which a plugin does not bring by default."""
_PLACE = """
place: here
kind: community
label: {{zh: 某社区, en: A community}}
plugins:
  - {plugin}: {settings}
"""
_DRAWING = re.compile(r"<!-- drawing: (\S+) (en|zh) -->")


@frozen
class Shown:
    """A workflow, and where it comes from."""

    plugin: str
    label: Text
    workflow: Workflow
    rulebook: Rulebook
    settings: type

    @property
    def page(self) -> str:
        """The name of its page."""
        return self.workflow.name.replace(":", "-").replace("_", "-")

    @property
    def programs(self) -> tuple[Program, ...]:
        """The programs that run on it."""
        mine = self.rulebook.programs.items()
        short = self.workflow.name.partition(":")[2]
        names = (short, self.workflow.name)
        return tuple(one for full, one in mine if one.workflow in names and self._ours(full))

    def _ours(self, program: str) -> bool:
        return program.partition(":")[0] == self.plugin


@cache
def shown() -> tuple[Shown, ...]:
    """Return every workflow that a shipped plugin brings, in the order of plugins and programs."""
    found: dict[str, Shown] = {}
    for entry in sorted(entry_points(group="community_gov.plugins"), key=lambda one: one.name):
        kind = entry.load()
        for settings in _SETTINGS.get(entry.name, ("{}",)):
            rulebook = _rulebook(entry.name, settings)
            for name, workflow in rulebook.workflows.items():
                one = Shown(
                    entry.name, kind.label, workflow, rulebook, getattr(kind, "Settings", None)
                )
                found.setdefault(name, one)
    return tuple(found.values())


def _rulebook(plugin: str, settings: str) -> Rulebook:
    with TemporaryDirectory() as folder:
        text = _PLACE.format(plugin=plugin, settings=settings)
        Path(folder, "here.yaml").write_text(text, encoding="utf-8")
        return PlaceBook(Path(folder)).rulebook("here")


# What MkDocs calls


def on_config(config: Any) -> Any:
    """Enter the pages into the navigation, by plugin; the titles of pages are their own."""
    groups: dict[str, list[str]] = {}
    translated = {}
    for one in shown():
        groups.setdefault(one.label.en, []).append(f"{FOLDER}/{one.page}.md")
        translated[one.label.en] = one.label.zh
    index = f"{FOLDER}/index.md"
    for entry in config.nav:
        if "Workflows" in entry:
            entry["Workflows"] = [index, *({name: pages} for name, pages in groups.items())]
    for language in config.plugins["i18n"].config.languages:
        if language.locale == "zh":
            language.nav_translations = {**translated, **language.nav_translations}
    return config


def on_files(files: Any, config: Any) -> Any:
    """Tell MkDocs of the pages, before the languages are sorted out."""
    for uri in pages():
        if files.get_file_from_path(uri) is None:
            files.append(File(uri, config.docs_dir, config.site_dir, config.use_directory_urls))
    return files


def on_page_read_source(page: Any, config: Any) -> str | None:
    """Give what a page says."""
    return pages().get(page.file.src_uri)


def on_page_content(html: str, **_: object) -> str:
    """Put the drawings in, after the text was made; they are no Markdown."""
    by_name = {one.workflow.name: one.workflow for one in shown()}
    return _DRAWING.sub(
        lambda mark: f'<div class="drawing" tabindex="0">{svg(by_name[mark[1]], mark[2])}</div>',
        html,
    )


# What the pages say


@cache
def pages() -> Mapping[str, str]:
    """Return the text of every page by its address, in both languages, and of the index."""
    made = {}
    for language, ending in (("en", ".md"), ("zh", ".zh.md")):
        made[f"{FOLDER}/index{ending}"] = "\n".join(_index(language))
        for one in shown():
            made[f"{FOLDER}/{one.page}{ending}"] = "\n".join(_page(one, language))
    return made


def _say(word: str, language: str) -> str:
    return str(WORDS[word][language])


def _plain(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").replace("{", "&#123;")


def _index(language: Language) -> Iterator[str]:
    yield f"# {_say('workflows', language)}\n\n{_say('index', language)}"
    plugin = ""
    for one in shown():
        if one.plugin != plugin:
            plugin = one.plugin
            yield f"\n## {one.label.in_(language)} {{#{plugin}}}\n"
        about = " ".join(each.about.in_(language) for each in one.programs)
        said = f" – {_plain(about)}" if about else ""
        yield f"- [{one.workflow.label.in_(language)}]({one.page}.md){said}"


def _page(one: Shown, language: Language) -> Iterator[str]:
    yield f"# {one.workflow.label.in_(language)}\n"
    for program in one.programs:
        yield f"{_plain(program.about.in_(language))}\n"
        yield f"*{_say('authority', language)}*: {_authority(program.authority, language)}\n"
    yield f"`{one.workflow.name}` · {_say('as_brought', language)}\n"
    yield f"<!-- drawing: {one.workflow.name} {language} -->\n"
    words = Wording(one.workflow, _questions(one), BODIES)
    parts = list(described(one.workflow, words))
    yield from _list("roles", (part for part in parts if part.kind == "role"), language)
    yield f"## {_say('states', language)} {{#states}}\n"
    yield from _table(_states(one, language), ("state", "status", "told"), language)
    yield f"## {_say('actions', language)} {{#actions}}\n"
    for action in one.workflow.actions:
        yield f"### {action.label.in_(language)} `{action.name}` {{#{action.name}}}\n"
        mine = [part for part in parts if action.name in (part.inside, part.name)]
        for part in mine:
            if part.kind == "action" or (part.inside == action.name and part.kind != "state"):
                yield f"- {_plain(part.text.in_(language))}"
        if action.authority is not None:
            yield f"- *{_say('authority', language)}*: {_authority(action.authority, language)}"
        yield ""
    if one.workflow.clocks:
        yield f"## {_say('clocks', language)} {{#clocks}}\n"
        clocks = {part.name: part for part in parts if part.kind == "clock" and not part.inside}
        for clock in one.workflow.clocks:
            source = _authority(clock.authority, language) if clock.authority else ""
            more = f"<br>*{_say('authority', language)}*: {source}" if source else ""
            yield f"- {_plain(clocks[clock.name].text.in_(language))}{more}"
        yield ""
    rows = list(_settings(one, language))
    if rows:
        yield f"## {_say('settings', language)} {{#settings}}\n"
        yield f"{_say('of_plugin', language)}\n"
        yield from _table(rows, ("setting", "meaning", "default", "authority"), language)


def _questions(one: Shown) -> Mapping[str, Text]:
    return {name: question.label for name, question in one.rulebook.questions.items()}


def _authority(authority: Authority, language: Language) -> str:
    check = "" if authority.confirmed else f" – **{_say('to_check', language)}**"
    return f"{_plain(authority.title.in_(language))}{check}"


def _list(head: str, parts: Iterator[Described], language: Language) -> Iterator[str]:
    yield f"## {_say(head, language)} {{#{head}}}\n"
    yield from (f"- {_plain(part.text.in_(language))}" for part in parts)
    yield ""


def _states(one: Shown, language: Language) -> Iterator[tuple[str, ...]]:
    for state in one.workflow.every_state():
        told = (state.told or state.label).in_(language)
        status = STATUS[state.status].in_(language)
        yield f"{_plain(state.label.in_(language))} `{state.name}`", status, _plain(told)


def _settings(one: Shown, language: Language) -> Iterator[tuple[str, ...]]:
    for each in fields(one.settings) if one.settings else ():
        info = each.metadata["setting"]
        source = _authority(info.authority, language) if info.authority else "–"
        default = each.default
        short = isinstance(default, str | int) or hasattr(default, "amount")
        text = f"`{default}`" if short and default != "" else "–"
        yield f"`{each.name}`", _plain(info.about.in_(language)), text, source


def _table(
    rows: Iterator[tuple[str, ...]] | list[tuple[str, ...]],
    heads: tuple[str, ...],
    language: Language,
) -> Iterator[str]:
    yield "| " + " | ".join(_say(one, language) for one in heads) + " |"
    yield "|" + " --- |" * len(heads)
    for row in rows:
        yield "| " + " | ".join(cell.replace("\n", " ") for cell in row) + " |"
    yield ""
