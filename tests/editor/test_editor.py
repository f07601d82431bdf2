"""A real language server, with the shipped schemas, helps whoever writes a file."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from community_gov.host.schemas import (
    SHIPPED,
    Installation,
    as_written,
    look_around,
    schema_of,
    with_installation,
)

from ..docs.desk import PART
from ..docs.pages import PAGES, blocks
from .client import ROOT, Editor

PLACES = ROOT / "plugins/community-gov-pingcheng/src/community_gov_pingcheng/places"
WORKFLOWS = sorted(ROOT.glob("plugins/*/src/*/workflows/*.yaml"))
MAPPINGS = sorted(ROOT.glob("plugins/community-gov-complaints/src/*/data/*.yaml"))
LEAST = "place: willow\nkind: community\nlabel: {zh: 柳荫, en: Willow}\n"


@pytest.fixture(scope="module")
def here() -> Installation:
    return look_around(PLACES)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, here: Installation) -> Path:
    """A folder with schemas: the shipped ones, those of this installation, one in English."""
    folder = tmp_path_factory.mktemp("editor")
    made = {f"{kind}.json": schema_of(kind) for kind in ("place", "workflow", "mapping")}
    made["here.json"] = with_installation("place", here)
    made["workflow.here.json"] = with_installation("workflow", here)
    made["place.en.json"] = schema_of("place", "en")
    for name, schema in made.items():
        (folder / name).write_text(as_written(schema), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def editor(desk: Path) -> Iterator[Editor]:
    kinds = ("place", "workflow", "mapping", "here", "workflow.here", "place.en")
    with Editor(desk, {(desk / f"{one}.json").as_uri(): [f"{one}/*.yaml"] for one in kinds}) as one:
        yield one


def put(folder: Path, file: Path) -> Path:
    """Copy a file without its first line, which names a schema where the file was."""
    text = file.read_text(encoding="utf-8")
    copied = folder / f"{file.parents[1].name}-{file.name}"
    folder.mkdir(exist_ok=True)
    copied.write_text(text.replace("# yaml-language-server", "# was"), encoding="utf-8")
    return copied


def test_what_is_shipped_has_nothing_underlined(editor: Editor, desk: Path) -> None:
    files = [put(desk / kind, one) for kind in ("place", "here") for one in PLACES.glob("*.yaml")]
    files += [put(desk / kind, one) for kind in ("workflow", "workflow.here") for one in WORKFLOWS]
    files += [put(desk / "mapping", one) for one in MAPPINGS]
    assert len(files) > 80
    assert {
        file.name: found for file, found in editor.all_diagnostics(files).items() if found
    } == {}


def test_what_the_pages_show_has_nothing_underlined(editor: Editor, desk: Path) -> None:
    files = []
    for number, page in enumerate(PAGES):
        for place, one in enumerate(blocks(page)):
            kind = next((k for k in KEYS if one.source.startswith(f"{k}:")), "")
            if one.language == "yaml" and kind and not one.title.endswith(PART):
                file = desk / KEYS[kind] / f"page-{number}-{place}.yaml"
                file.parent.mkdir(exist_ok=True)
                file.write_text(one.source, encoding="utf-8")
                files.append(file)
    assert len(files) > 20
    assert {
        file.name: found for file, found in editor.all_diagnostics(files).items() if found
    } == {}


KEYS = {"place": "place", "workflow": "workflow", "complaints": "mapping"}


def test_a_slip_in_a_place_is_underlined_on_its_line(editor: Editor, desk: Path) -> None:
    text = LEAST + "undre: street\nlanguage: fr\nplugins:\n  - chldcare\n  - points: {laps: 1}\n"
    found = editor.diagnostics(desk / "here/slip.yaml", text)
    assert [line for line, _ in found] == [4, 5, 7, 8]
    assert "undre" in found[0][1] and '"zh"' in found[1][1] and '"childcare"' in found[2][1]
    assert [line for line, _ in editor.diagnostics(desk / "place/slip.yaml", text)] == [4, 5]


def test_a_slip_in_a_workflow_is_underlined_on_its_line(editor: Editor, desk: Path) -> None:
    whole = (ROOT / "tests/host/files/parcels.yaml").read_text(encoding="utf-8")
    file = desk / "workflow/parcels.yaml"
    assert editor.diagnostics(file, whole) == []
    broken = whole.replace("status: final", "status: finished", 1)
    line = broken[: broken.index("finished")].count("\n") + 1
    assert [one for one, _ in editor.diagnostics(file, broken)] == [line]


@pytest.mark.parametrize(
    ("kind", "text", "offered"),
    [
        ("place", LEAST + "und|", "under"),
        ("place", LEAST + "language: |", "zh"),
        ("workflow", "workflow: lend\nactions:\n  give:\n    |", "gates"),
        ("workflow", "workflow: lend\nstates:\n  lent:\n    status: |", "waiting"),
        ("mapping", "complaints: hall\nsource:\n  encoding: |", "gb18030"),
        ("here", LEAST + "plugins:\n  - |", "childcare"),
        ("here", LEAST + "plugins:\n  - childcare:\n      |", "review_time"),
        ("here", LEAST + "plugins: []\npatches:\n  |", "childcare:operate"),
        (
            "here",
            LEAST
            + "plugins: []\npatches:\n  childcare:operate:\n    - add_gate:\n        action: |",
            "send_back",
        ),
        ("here", LEAST + "notices:\n  channels:\n    letters:\n      kind: |", "notices:email"),
    ],
)
def test_what_fits_is_offered(
    kind: str, text: str, offered: str, editor: Editor, desk: Path
) -> None:
    assert offered in editor.completion(desk / kind / "new.yaml", text)


def test_a_word_is_explained_in_both_languages_or_in_one(editor: Editor, desk: Path) -> None:
    text = LEAST + "un|der: street\n"
    both = editor.hover(desk / "place/hover.yaml", text)
    assert "上级地方" in both and "the place above" in both
    one = editor.hover(desk / "place.en/hover.yaml", text)
    assert "上级地方" not in one and "the place above" in one


def test_a_setting_is_explained_with_what_it_rests_on(editor: Editor, desk: Path) -> None:
    text = LEAST + "plugins:\n  - childcare:\n      review_ti|me: 30 working days\n"
    told = editor.hover(desk / "here/hover.yaml", text)
    assert "依据：" in told and "Rests on: " in told


def test_a_first_line_is_enough(editor: Editor, desk: Path) -> None:
    shutil.copytree(SHIPPED, desk / "schemas", dirs_exist_ok=True)
    file = desk / "loose/willow.yaml"
    line = "# yaml-language-server: $schema=../schemas/place.json\n"
    assert editor.diagnostics(file, LEAST + "undre: x\n") == []
    assert [one for one, _ in editor.diagnostics(file, line + LEAST + "undre: x\n")] == [5]


@pytest.mark.parametrize("file", sorted(PLACES.glob("*.yaml")), ids=lambda one: one.stem)
def test_a_shipped_place_names_the_shipped_schema(file: Path) -> None:
    first, _, _ = file.read_text(encoding="utf-8").partition("\n")
    label, _, path = first.partition("=")
    assert label == "# yaml-language-server: $schema"
    assert (file.parent / path).resolve() == SHIPPED.resolve() / "place.json"
