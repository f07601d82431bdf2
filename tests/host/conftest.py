import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from attrs import frozen

from community_gov.domain.errors import CommunityGovError, Problem
from community_gov.host import Catalogue, PlaceBook
from community_gov.plugin import (
    Authority,
    Chapter,
    Duration,
    Fact,
    Offer,
    Program,
    Question,
    Reading,
    Text,
    WorkflowFile,
    allow,
    hookimpl,
    same,
    setting,
)

RULE = Authority(Text("食物银行章程", "Statute of the food bank"), date(2024, 5, 1))


@frozen
class PantrySettings:
    """What a place may set for its food bank."""

    retention: Duration = setting(
        Duration.parse("12 months"),
        Text("个人信息保存多久", "how long personal data is kept"),
        RULE,
    )
    review_time: Duration = setting(
        Duration.parse("30 working days"), Text("审核期限", "time to review"), RULE
    )
    review_body: str = setting("street", Text("由谁审核", "who reviews"))
    reasons: tuple[str, ...] = setting(
        ("unreadable",),
        Text("可以退回的理由", "why papers may be sent back"),
        Authority(Text("习惯", "a habit"), confirmed=False),
    )


def question(name: str) -> Question:
    return Question(name, same(name), ("size",), _yes, RULE)


def _yes(reading: Reading) -> Fact:
    return allow()


class Pantry:
    """The food bank: one program, its workflow in a file, its questions."""

    name = "pantry"
    label = Text("食物银行", "Food bank")
    Settings = PantrySettings

    def __init__(self, settings: PantrySettings) -> None:
        self.settings = settings

    @hookimpl
    def programs(self) -> Sequence[Offer]:
        program = Program("parcels", self.label, "parcels", same("food"), RULE, date(2024, 5, 1))
        return [Offer(program, WorkflowFile("pantry_files", "workflows/parcels.yaml"))]

    @hookimpl
    def questions(self) -> Sequence[Question]:
        names = ("eligible@1", "urgent@1", "late@3", "parcel_year@1", "parcels_due@1")
        return tuple(question(name) for name in names)

    @hookimpl
    def story(self) -> Sequence[Chapter]:
        return [Chapter("parcels", self.label, ("oak",), lambda stage: None)]


class OtherBank:
    """Another food bank; its only use is to be asked."""

    name = "other_bank"
    label = Text("另一家食物银行", "The other food bank")

    def __init__(self, settings: object) -> None:
        self.settings = settings

    @hookimpl
    def questions(self) -> Sequence[Question]:
        return (question("not_served@2"),)


@pytest.fixture
def pantry() -> type[Pantry]:
    return Pantry


@pytest.fixture
def other_bank() -> type[OtherBank]:
    return OtherBank


@pytest.fixture
def rule() -> Authority:
    return RULE


@pytest.fixture
def pantry_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The plugin's package, as it is installed: the workflow is a file in it."""
    package = tmp_path / "installed" / "pantry_files"
    (package / "workflows").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    example = Path(__file__).parent / "files" / "parcels.yaml"
    (package / "workflows" / "parcels.yaml").write_bytes(example.read_bytes())
    monkeypatch.syspath_prepend(str(tmp_path / "installed"))
    monkeypatch.delitem(sys.modules, "pantry_files", raising=False)
    return package


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Mapping[str, str]], Path]:
    """Write place files into the folder of a district."""
    folder = tmp_path / "places"

    def write_files(files: Mapping[str, str]) -> Path:
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / f"{name}.yaml").write_text(dedent(text), encoding="utf-8")
        return folder

    return write_files


@pytest.fixture
def book(
    write: Callable[[Mapping[str, str]], Path], pantry_files: Path
) -> Callable[..., PlaceBook]:
    """Open a district whose files list plugins of the given catalogue."""

    def open_book(*plugins: Any, **files: str) -> PlaceBook:
        return PlaceBook(write(files), Catalogue.of(*plugins, version="1.2"))

    return open_book


@pytest.fixture
def problems_of() -> Callable[..., list[Problem]]:
    """Return what an act is refused for."""

    def problems(kind: type[CommunityGovError], act: Callable[[], object]) -> list[Problem]:
        with pytest.raises(kind) as caught:
            act()
        assert type(caught.value) is kind
        return list(caught.value.problems)

    return problems
