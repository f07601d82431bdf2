"""What a scaffold is made of: a name, two labels, templates; and how it gets onto the disk."""

import contextlib
import os
import re
import unicodedata
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from string import Template

from attrs import frozen

from community_gov.cli.errors import WrongUse
from community_gov.domain.errors import Problem
from community_gov.domain.text import Language, Text

_NAME = re.compile(r"[a-z]([a-z0-9_-]{0,28}[a-z0-9])?")
_LONGEST, _LONGEST_LABEL = 30, 40
_NOT_IN_A_LABEL = set('"\\{}')
_NO_WORDS = ("null", "true", "false")
"""What YAML takes for something else than text."""

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
    if not _NAME.fullmatch(name) or name in _NO_WORDS:
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
    return f"my_{kept}" if kept in _NO_WORDS else kept or example


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
    begun: list[Path] = []
    try:
        for path, text in made.items():
            _make_way((folder / path).parent, begun)
            with (folder / path).open("x", encoding="utf-8", newline="\n") as file:
                begun.append(folder / path)
                file.write(text)
    except BaseException as error:
        _take_back(begun)
        if not isinstance(error, OSError):
            raise
        if isinstance(error, FileExistsError):
            raise WrongUse(Problem("new.exists", str(error.filename))) from error
        params = {"reason": error.strerror or type(error).__name__}
        raise WrongUse(Problem("file.cannot_write", str(folder), params)) from error


def refuse_existing(folder: Path) -> None:
    """Refuse a folder that is there.

    Raises:
        WrongUse: it is.
    """
    if os.path.lexists(folder):
        raise WrongUse(Problem("new.exists", str(folder)))


def _make_way(folder: Path, begun: list[Path]) -> None:
    """Make a folder and those on the way to it; `begun` has each that was not there."""
    missing: list[Path] = []
    while not os.path.lexists(folder):
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir()
        begun.append(one)


def _take_back(begun: list[Path]) -> None:
    """Remove what was made; a folder in which somebody else wrote meanwhile stays."""
    for one in reversed(begun):
        with contextlib.suppress(OSError):
            one.rmdir() if one.is_dir() else one.unlink()
