"""What a scaffold is made of: a name, two labels, templates; and how it gets onto the disk."""

import os
import re
import shutil
import unicodedata
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from string import Template
from uuid import uuid4

from attrs import frozen

from community_gov.cli.errors import WrongUse
from community_gov.domain.errors import Problem
from community_gov.domain.text import Language, Text

_NAME = re.compile(r"[a-z]([a-z0-9_-]{0,28}[a-z0-9])?")
_LONGEST, _LONGEST_LABEL = 30, 40
_NOT_IN_A_LABEL = set('"\\{}')
_MARKED = re.compile(r"^(zh|en)\| ?")


@frozen
class Naming:
    """What a new thing is called.

    Attributes:
        name: by which files and commands call it.
        label: what people call it.
        language: of the comments.
    """

    name: str
    label: Text
    language: Language

    @property
    def words(self) -> dict[str, str]:
        """What the templates name."""
        return {
            "name": self.name,
            "kind": "".join(one.capitalize() for one in re.split("[_-]", self.name)) + "Plugin",
            "label_zh": self.label.zh,
            "label_en": self.label.en,
            "language": self.language,
        }


def named(
    name: str, zh: str | None, en: str | None, language: Language, neutral: str, example: str
) -> Naming:
    """Return what a new thing is called.

    Args:
        zh: its label; `neutral` when None.
        en: its label; its name in words when None.
        example: a name to propose where nothing of the given one can be kept.

    Raises:
        WrongUse: name or labels will not do; all that is wrong.
    """
    label = Text(zh or neutral, en or re.sub("[_-]+", " ", name).strip().capitalize() or "—")
    problems = []
    if not _NAME.fullmatch(name):
        near = _proposed(name, example)
        problems.append(
            Problem("new.name", params={"name": name, "near": near, "longest": _LONGEST})
        )
    for option, given in (("--label-zh", zh), ("--label-en", en)):
        if given is not None and not _is_label(given, option):
            problems.append(Problem("new.label", option, {"longest": _LONGEST_LABEL}))
    if problems:
        raise WrongUse(*problems)
    return Naming(name, label, language)


def _is_label(said: str, option: str) -> bool:
    fits = said.strip() == said and 0 < len(said) <= _LONGEST_LABEL and said.isprintable()
    readable = option == "--label-zh" or any(one.isascii() and one.isalpha() for one in said)
    return fits and readable and not _NOT_IN_A_LABEL & set(said)


def _proposed(name: str, example: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    kept = re.sub(r"[^a-z0-9-]+", "_", plain).lstrip("0123456789_-")[:_LONGEST].rstrip("_-")
    return kept or example


def filled(template: str, language: Language, words: Mapping[str, str]) -> str:
    """Return a template of the folder ``templates`` with its words filled in.

    A line that begins with ``zh|`` or ``en|`` is kept in that language only.
    """
    text = files("community_gov.cli").joinpath("templates", *template.split("/"))
    kept = []
    for line in text.read_text(encoding="utf-8").splitlines(keepends=True):
        mark = _MARKED.match(line)
        if mark is None or mark[1] == language:
            kept.append(_MARKED.sub("", line))
    return Template("".join(kept)).substitute(words)


def put(folder: Path, made: Mapping[str, str]) -> None:
    """Write new files into a folder, all of them or none; never over one that is there.

    Args:
        made: the text of each file, by its path in the folder.

    Raises:
        WrongUse: something of that name is there, or cannot be written.
    """
    there = [one for one in made if os.path.lexists(folder / one)]
    if there:
        raise WrongUse(*(Problem("new.exists", str(folder / one)) for one in there))
    ways: list[Path] = []
    try:
        _make_ways(folder, ways)
        _written(folder, made)
    except BaseException as error:
        for way in reversed(ways):
            shutil.rmtree(way, ignore_errors=True)
        if not isinstance(error, OSError):
            raise
        if isinstance(error, FileExistsError):
            raise WrongUse(Problem("new.exists", str(error.filename2 or error.filename))) from error
        params = {"reason": error.strerror or type(error).__name__}
        raise WrongUse(Problem("file.cannot_write", str(folder), params)) from error


def refuse_existing(folder: Path) -> None:
    """Refuse a folder that is there.

    Raises:
        WrongUse: it is.
    """
    if os.path.lexists(folder):
        raise WrongUse(Problem("new.exists", str(folder)))


def _make_ways(folder: Path, ways: list[Path]) -> None:
    """Make a folder and those on the way to it; `ways` has each that was not there."""
    missing: list[Path] = []
    at = folder
    while not os.path.lexists(at):
        missing.append(at)
        at = at.parent
    for one in reversed(missing):
        one.mkdir()
        ways.append(one)


def _written(folder: Path, made: Mapping[str, str]) -> None:
    """Write aside what is made, then let it appear at its place."""
    aside = folder / f".new-{uuid4().hex}"
    aside.mkdir()
    shown: list[Path] = []
    ways: list[Path] = []
    try:
        names: Sequence[str] = list(made)
        for number, name in enumerate(names):
            (aside / str(number)).write_text(made[name], encoding="utf-8", newline="\n")
        for number, name in enumerate(names):
            _make_ways((folder / name).parent, ways)
            os.link(aside / str(number), folder / name)
            shown.append(folder / name)
    except BaseException:
        for one in shown:
            one.unlink(missing_ok=True)
        for way in reversed(ways):
            way.rmdir()
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
