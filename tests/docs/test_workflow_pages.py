"""Every workflow of every shipped plugin has a page in both languages, made from its definition."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from ruamel.yaml import YAML

from community_gov.workflow.drawing import svg

from .pages import DOCS, ROOT

FILES = sorted(ROOT.glob("plugins/*/src/*/workflows/*.yaml"))
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


@pytest.fixture(scope="module")
def made() -> ModuleType:
    path = DOCS / ".hooks" / "workflow_pages.py"
    spec = importlib.util.spec_from_file_location("docs_workflow_pages", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_every_workflow_file_has_its_page(made: ModuleType) -> None:
    names = {Path(one).parent.parent.name: set() for one in FILES}
    for one in FILES:
        names[one.parent.parent.name].add(YAML(typ="safe").load(one)["workflow"])
    pages = {one.workflow.name for one in made.shown()}
    assert len(pages) == len(made.pages()) // 2 - 1
    for package, workflows in names.items():
        plugin = package.removeprefix("community_gov_")
        assert {f"{plugin}:{one}" for one in workflows} <= pages


@LANGUAGES
def test_a_page_says_everything_of_its_workflow_in_its_language(
    made: ModuleType, language: str
) -> None:
    for one in made.shown():
        page = made.pages()[f"workflows/{one.page}{'.zh' if language == 'zh' else ''}.md"]
        flow = one.workflow
        told = [state.told.in_(language) for state in flow.every_state() if state.told]
        labels = [part.label.in_(language) for part in (*flow.actions, *flow.clocks)]
        missing = [text for text in (*told, *labels) if made._plain(text) not in page]
        assert not missing, one.page
        drawn = made.on_page_content(f"<!-- drawing: {flow.name} {language} -->")
        assert svg(flow, language) in drawn


def test_every_kind_of_body_is_in_both_languages(made: ModuleType) -> None:
    kinds = {role.body for one in made.shown() for role in one.workflow.roles if role.body}
    assert kinds <= set(made.BODIES)
