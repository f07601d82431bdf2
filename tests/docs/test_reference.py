"""The reference names what there is: no more, no less."""

import importlib.util
import inspect
import re
from importlib.metadata import metadata as metadata_of
from types import ModuleType
from typing import get_args

import pytest

import community_gov
from community_gov import plugin
from community_gov.domain.messages import MESSAGES
from community_gov.host.mapping_shape import MappingShape
from community_gov.host.place_shape import PlaceShape
from community_gov.host.schemas.words import meanings, titles
from community_gov.host.workflow_shape import WorkflowShape
from community_gov.plugin.hookspecs import Hooks
from community_gov.store.schema import metadata

from .pages import DOCS

REFERENCE = DOCS / "reference"
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


def page(name: str, language: str) -> str:
    ending = ".md" if language == "en" else ".zh.md"
    return (REFERENCE / f"{name}{ending}").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def made() -> ModuleType:
    """The hook of MkDocs that fills the tables."""
    path = DOCS / ".hooks" / "reference.py"
    spec = importlib.util.spec_from_file_location("docs_reference", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def filled(made: ModuleType, name: str, language: str) -> str:
    written: str = made.on_page_markdown(page(name, language))
    assert "<!-- table" not in written
    return written


def headings(text: str) -> list[str]:
    return re.findall(r"^## `(.+)`", text, re.MULTILINE)


@LANGUAGES
def test_hooks(language: str) -> None:
    specs = {name: one for name, one in vars(Hooks).items() if not name.startswith("_")}
    signatures = []
    for name, one in specs.items():
        asked = [str(value) for value in inspect.signature(one).parameters if value != "self"]
        signatures.append(f"{name}({', '.join(asked)})")
    assert headings(page("hooks", language)) == signatures


SAID = {
    "en": ("Called", "Arguments", "Returns", "Merged", "May raise", "Since"),
    "zh": ("何时", "参数", "返回", "合并", "可抛出", "始于"),
}
"""What is said about each hook, in this order."""


def unsaid(text: str, language: str) -> list[tuple[str, str]]:
    """Return what a page of hooks does not say, or says otherwise than the code."""
    version = tuple(map(int, metadata_of("community-gov")["Version"].split(".")))
    missing = []
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        name = part[1 : part.index("(")]
        said = dict(re.findall(r"^- \*([^*]+)\*[:：]? *(.*)$", part, re.MULTILINE))
        missing += [(name, word) for word in SAID[language] if not said.get(word)]
        signature = inspect.signature(getattr(Hooks, name))
        (kind,) = get_args(signature.return_annotation)
        _, arguments, returns, _, raises, since = (said.get(word, "") for word in SAID[language])
        if f"`{kind.__name__}`" not in returns:
            missing.append((name, kind.__name__))
        asked = [one for one in signature.parameters if one != "self"]
        nothing = arguments.startswith(("none", "没有"))
        if not all(f"`{one}`" in arguments for one in asked) or nothing is bool(asked):
            missing.append((name, "arguments"))
        codes = re.findall(r"`([a-z_]+\.[a-z_]+)`", raises)
        if not codes or not set(codes) <= set(MESSAGES):
            missing.append((name, "codes"))
        begun = re.match(r"(\d+)\.(\d+)", since)
        if not begun or tuple(map(int, begun.groups())) > version:
            missing.append((name, "version"))
    return missing


@LANGUAGES
def test_every_hook_says_when_what_how_and_since(language: str) -> None:
    text = page("hooks", language)
    assert not unsaid(text, language)
    for word in SAID[language]:
        last = text.rindex(f"- *{word}*")
        assert ("story", word) in unsaid(text[:last] + text[last:].partition("\n")[2], language)


@LANGUAGES
def test_commands(language: str, made: ModuleType) -> None:
    text = page("command-line", language)
    commands = [name for name, _ in made.commands()]
    assert sorted(headings(text)) == sorted(f"community-gov {name}" for name in commands)
    options = re.findall(rf"<!-- table: options (.+) {language} -->", text)
    assert [f"community-gov {one}" for one in options] == headings(text)
    written = filled(made, "command-line", language)
    for name, command in made.commands():
        for one in command.params:
            if not getattr(one, "hidden", False):
                shown = one.opts[0] if one.opts[0].startswith("-") else one.opts[0].upper()
                assert f"`{shown}`" in written, (name, shown)


@LANGUAGES
def test_errors(language: str, made: ModuleType) -> None:
    written = filled(made, "errors", language)
    assert sorted(re.findall(r"^`([a-z_.]+)`$", written, re.MULTILINE)) == sorted(MESSAGES)
    for what, then in MESSAGES.values():
        for text in (what, then):
            for sentence in (text.zh, text.en):
                longest = max(re.split(r"\{[^}]*\}|[`|<*]", sentence), key=len)
                assert longest in written


@LANGUAGES
@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("workflow-file", WorkflowShape),
        ("place-file", PlaceShape),
        ("mapping-file", MappingShape),
    ],
)
def test_keys(language: str, name: str, shape: type, made: ModuleType) -> None:
    silent = [
        (kind, key)
        for kind, key in made.keys(shape)
        if key not in meanings().get(kind, {}) or not getattr(meanings()[kind][key], language)
    ]
    assert not silent
    written = filled(made, name, language)
    assert len(re.findall(r"^\| `", written, re.MULTILINE)) > 10


def test_no_word_is_left_over(made: ModuleType) -> None:
    files = (WorkflowShape, PlaceShape, MappingShape)
    known = {key for file in files for key in made.keys(file)}
    assert {(kind, key) for kind, keys in meanings().items() for key in keys} == known
    shapes = {one.__name__ for file in files for one in made.shapes(file)}
    assert set(titles()) == shapes
    assert set(made.WORDS["tables"]) == set(metadata.tables)


@LANGUAGES
def test_tables(language: str, made: ModuleType) -> None:
    written = filled(made, "tables", language)
    assert sorted(headings(written)) == sorted(metadata.tables)
    assert all(made.WORDS["tables"][name][language] for name in metadata.tables)


@LANGUAGES
def test_public_names(language: str) -> None:
    written = re.findall(r"^::: ([\w.]+)$", page("public-names", language), re.MULTILINE)
    top = {f"community_gov.{name}" for name in community_gov.__all__}
    assert {one for one in written if one.count(".") == 1} == top
    inner = {one.rpartition(".")[2] for one in written if one.startswith("community_gov.plugin.")}
    above = {name for name in plugin.__all__ if name in community_gov.__all__}
    assert inner == set(plugin.__all__) - above
    for name in above:
        assert getattr(plugin, name) is getattr(community_gov, name), name


def test_files_are_where_the_pages_say() -> None:
    for name in ("kernel", "workflow-file", "place-file"):
        stated = re.findall(r"`(?:src/)?(community_gov/[\w/]+\.(?:json|py))`", page(name, "en"))
        assert stated
        assert all((DOCS.parent / "src" / one).exists() for one in stated)
