"""XML without declarations: no DTD, no entities, no depth; nothing is fetched or expanded."""

from collections.abc import Mapping
from typing import IO
from xml.parsers import expat

from community_gov.domain.errors import InvalidFile
from community_gov.insight.intake.rows import refused

DEEPEST = 8
_CHUNK = 64 * 1024


class _Seen(Exception):
    """The first element has begun."""


def _parser(file: str) -> "expat.XMLParserType":
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def declaration(*_: object) -> None:
        raise refused(file, "xml_declaration")

    parser.StartDoctypeDeclHandler = declaration
    parser.EntityDeclHandler = declaration
    return parser


def refuse_declarations(part: IO[bytes], file: str) -> None:
    """Read XML up to its first element, before which alone declarations can stand.

    Raises:
        InvalidFile: there is a document type, or no XML.
    """
    parser = _parser(file)

    def begun(*_: object) -> None:
        raise _Seen

    parser.StartElementHandler = begun
    try:
        parser.ParseFile(part)
    except _Seen:
        return
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise refused(file, "xml_form", line=parser.CurrentLineNumber) from error


class _Records:
    """Collects what stands in the elements two levels down, text by the path of names."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.path: list[str] = []
        self.records: list[dict[str, object]] = []
        self.root = ""
        self.text = ""
        self.leaf = False

    def start(self, name: str, _: Mapping[str, str]) -> None:
        self.path.append(name)
        if len(self.path) > DEEPEST:
            raise refused(self.file, "too_deep", limit=DEEPEST)
        if len(self.path) == 1:
            self.root = name
        elif len(self.path) == 2:
            self.records.append({})
        self.text = ""
        self.leaf = True

    def data(self, text: str) -> None:
        self.text += text

    def end(self, _: str) -> None:
        if self.leaf and len(self.path) > 2:
            name = ".".join(self.path[2:])
            record = self.records[-1]
            if name in record:
                raise refused(self.file, "column_twice", name=name[:40])
            record[name] = self.text
        self.leaf = False
        self.path.pop()


def parse_records(content: bytes, file: str) -> tuple[str, list[dict[str, object]]]:
    """Return the name of the root, and what its elements hold: text by name.

    Raises:
        InvalidFile: it is no XML, too deep, declares a document type, or says one thing twice.
    """
    records, parser = _Records(file), _parser(file)
    parser.StartElementHandler = records.start
    parser.EndElementHandler = records.end
    parser.CharacterDataHandler = records.data
    try:
        parser.Parse(content, True)
    except InvalidFile:
        raise
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise refused(file, "xml_form", line=parser.CurrentLineNumber) from error
    return records.root, records.records
