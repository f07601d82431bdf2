"""What `make packages` makes says the truth about itself and works without the checkout."""

import re
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from .making import (
    PROJECTS,
    ROOT,
    Environment,
    archive_name,
    inside,
    make,
    metadata,
    sdist_of,
    wheel_of,
)

pytestmark = pytest.mark.slow  # it builds a dozen packages and installs them again and again

PAGE = (ROOT / "docs" / "how-to" / "install.md").read_text(encoding="utf-8")
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
PER_PROJECT = pytest.mark.parametrize("project", PROJECTS, ids=archive_name)


def ways() -> dict[str, list[str]]:
    """Return the commands of each way that the page gives, by its heading."""
    found = {}
    for part in PAGE.split("\n## ")[1:]:
        heading, _, text = part.partition("\n")
        shown = "\n".join(re.findall(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))
        if lines := [line.removeprefix("$ ") for line in shown.splitlines()]:
            found[heading] = lines
    return found


WAYS = ways()
(EVERYTHING,) = (way for way, lines in WAYS.items() if "pingcheng" in lines[0])


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packages")
    for project in PROJECTS:
        make(project, folder, "wheel", "sdist")
    return folder


@pytest.fixture
def empty(tmp_path: Path, packages: Path) -> Environment:
    environment = Environment(tmp_path)
    (environment.here / "build").mkdir()
    (environment.here / "build" / "packages").symlink_to(packages)
    return environment


@PER_PROJECT
def test_a_package_says_what_it_is(project: Path, packages: Path) -> None:
    said = metadata(wheel_of(project, packages))
    assert said["Version"] == metadata(wheel_of(ROOT, packages))["Version"]
    assert said["License-Expression"] == "Apache-2.0"
    assert said["Requires-Python"] == ">=3.11"
    assert said["Description-Content-Type"] == "text/markdown"
    assert str(said.get_payload()) == (project / "README.md").read_text(encoding="utf-8")
    classifiers = said.get_all("Classifier", [])
    pythons = {f"Programming Language :: Python :: {one}" for one in VERSIONS}
    assert pythons | {"Typing :: Typed", "Operating System :: POSIX"} <= set(classifiers)
    loose = [one for one in said.get_all("Requires-Dist", []) if not _bounded(one)]
    assert not loose


def _bounded(requirement: str) -> bool:
    """Whether a requirement says from which version on, and one of ours up to which."""
    bounds = requirement.partition(";")[0]
    return ">=" in bounds and ("<" in bounds or not requirement.startswith("community-gov"))


@PER_PROJECT
def test_a_wheel_holds_all_that_works(project: Path, packages: Path) -> None:
    held = inside(wheel_of(project, packages))
    source = project / "src"
    kept = [one for one in source.rglob("*") if one.is_file() and "__pycache__" not in one.parts]
    assert kept
    assert all(held.get(str(one.relative_to(source))) == one.read_bytes() for one in kept)
    assert f"{archive_name(project)}/py.typed" in held
    licences = [text for name, text in held.items() if name.endswith("/licenses/LICENSE")]
    assert licences == [(ROOT / "LICENSE").read_bytes()]
    assert any(name.endswith("/entry_points.txt") for name in held)
    assert not [name for name in held if not name.startswith(archive_name(project))]


@PER_PROJECT
def test_a_source_archive_makes_the_same_wheel(
    project: Path, packages: Path, tmp_path: Path
) -> None:
    sdist = sdist_of(project, packages)
    with tarfile.open(sdist) as file:
        file.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    assert not (unpacked / "plugins").exists()
    make(unpacked, tmp_path, "wheel")
    assert inside(wheel_of(project, tmp_path)) == inside(wheel_of(project, packages))


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_the_page_works(way: str, empty: Environment) -> None:
    for command in WAYS[way]:
        empty.run(command)
    _works(empty)
    if way == EVERYTHING:
        assert (empty.here / "story.html").stat().st_size > 10_000
        _checkers_see_the_types(empty)


def test_plugins_first_and_the_library_last(empty: Environment) -> None:
    (library,) = (one for one in WAYS[next(iter(WAYS))] if one.endswith(" community-gov"))
    for project in reversed(PROJECTS[1:]):
        empty.run(library.replace(" community-gov", f" {project.name}"))
    empty.run(library)
    _works(empty)


def _works(empty: Environment) -> None:
    """See that what is installed works in a folder that holds nothing."""
    for module in ("community_gov", "community_gov.plugin", "community_gov.host"):
        empty.run(f"python -I -W error -c 'import {module}'")
    assert "community-gov, version 0" in empty.run("community-gov --version")
    assert "workflow" in empty.run("community-gov --help")
    workflows = list(_workflows(empty))
    for one in workflows:
        empty.run(f"community-gov workflow validate {one}")
    loaded = [one for one in PROJECTS if (_site(empty) / archive_name(one)).exists()]
    assert workflows and ROOT in loaded and len(loaded) > 1
    listed = empty.run("pip list --format freeze")
    assert all(f"{one.name}==" in listed for one in loaded if one != ROOT)
    if ROOT / "plugins" / "community-gov-pingcheng" in loaded:
        assert "elevator" in empty.run("community-gov plugins")
        assert " 0 problems" in empty.run("community-gov story")


def _site(empty: Environment) -> Path:
    (site,) = (empty.bin.parent / "lib").glob("python3*/site-packages")
    return site


WHOLE_PARTS_BY_SETTINGS = {"decision.yaml", "report.yaml", "swap.yaml"}
"""Their choices or parties come from a place, so they are read there and not alone."""


def _workflows(empty: Environment) -> Iterator[Path]:
    found = _site(empty).glob("community_gov_*/workflows/*.yaml")
    yield from (one for one in found if one.name not in WHOLE_PARTS_BY_SETTINGS)


def _checkers_see_the_types(empty: Environment) -> None:
    """Check the typed examples against what is installed, where no source is to be found."""
    empty.run("pip install mypy")
    for one in ("application", "author"):
        text = (ROOT / "tests" / "typing" / f"{one}.py").read_text(encoding="utf-8")
        (empty.here / f"{one}.py").write_text(text, encoding="utf-8")
    empty.run("mypy --strict application.py author.py")
