"""A desk on which a page's files are written and its Python is run, as a reader would do it."""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from ruamel.yaml import YAML
from sybil import Document, Example, Region, Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.markdown.lexers import FencedCodeBlockLexer

from .pages import Block, block, blocks

PART = " …"
"""Ends the title of a block that is only a part of a file."""
PRINTS = "→"
"""The title of a block that shows what the Python before it prints."""
_LEXER = FencedCodeBlockLexer(language=".+", mapping={"language": "arguments", "source": "source"})


class Desk:
    """One folder, which is on the path and is the working directory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said = StringIO()
        self.ran = 0
        self._python = PythonEvaluator()

    def put_files_of(self, page: Path) -> None:
        """Write the files of a page without running anything."""
        for one in blocks(page):
            self.write(one)

    def run(self, page: Path) -> None:
        """Write the files of a page, run its Python, and compare what it prints."""
        document = Sybil([self._parse]).parse(page)
        try:
            for example in document.examples():
                example.evaluate()
        finally:
            for one in list(document.namespace.values()):
                getattr(getattr(one, "district", None), "close", lambda: None)()
        assert not self.said.getvalue(), "the page prints more than it shows"

    def write(self, one: Block) -> bool:
        """Write a block that has the name of a file over it."""
        if not one.title or one.title == PRINTS:
            return False
        path = self.folder / one.title.removesuffix(PART)
        path.parent.mkdir(parents=True, exist_ok=True)
        if one.title.endswith(PART):
            _merge_into(path, one.source)
        else:
            path.write_text(one.source, encoding="utf-8")
        if path.name == "pyproject.toml":
            self._install(tomllib.loads(one.source)["project"])
        return True

    def _install(self, project: Mapping[str, object]) -> None:
        """Announce a project's plugins as ``pip install`` would."""
        folder = self.folder / f"{project['name']}-{project['version']}.dist-info"
        folder.mkdir(exist_ok=True)
        metadata = f"Name: {project['name']}\nVersion: {project['version']}\n"
        (folder / "METADATA").write_text(metadata, encoding="utf-8")
        lines = []
        for group, entries in project["entry-points"].items():  # type: ignore[attr-defined]
            lines += [f"[{group}]", *(f"{name} = {target}" for name, target in entries.items())]
        (folder / "entry_points.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def _parse(self, document: Document) -> Iterator[Region]:
        for region in _LEXER(document):
            source = region.lexemes["source"]
            one = block(region.lexemes["arguments"], str(source))
            yield Region(region.start, region.end, (one, source), self._evaluate)

    def _evaluate(self, example: Example) -> None:
        one, source = example.parsed
        if one.title == PRINTS:
            said = self.said.getvalue()
            assert said == one.source, f"{example.path}:{example.line} prints\n{said}"
            self.said = StringIO()
        elif not self.write(one) and one.language == "python":
            example.region.parsed = source
            example.parsed = source
            with redirect_stdout(self.said):
                self._python(example)
            self.ran += 1


def _merge_into(path: Path, part: str) -> None:
    yaml = YAML(typ="safe")
    yaml.width = 1000
    whole = _merged(yaml.load(path), yaml.load(part))
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(whole, file)


def _merged(whole: object, part: object) -> object:
    if isinstance(whole, dict) and isinstance(part, dict):
        return {**whole, **{key: _merged(whole.get(key), one) for key, one in part.items()}}
    return part


def forget(folder: Path) -> None:
    """Let go of modules that a page wrote, so that the next page imports its own."""
    for module, loaded in list(sys.modules.items()):
        if str(getattr(loaded, "__file__", "")).startswith(str(folder)):
            del sys.modules[module]
