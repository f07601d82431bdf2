"""Values as a test writes them: a day as text, a document by its name."""

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from community_gov.domain.documents import Document
from community_gov.domain.fields import Field, FieldType
from community_gov.workflow.definition import Workflow

_BEGINS = {"pdf": b"%PDF-1.7 ", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff"}
_BEGINS["png"] = b"\x89PNG\r\n\x1a\n"
_UNTIL = re.compile(r"(.+?),? (?:valid )?until ([0-9]{4}-[0-9]{2}-[0-9]{2})")


def values_of(workflow: Workflow | None, written: Mapping[str, object]) -> dict[str, object]:
    """Return values in the types of their fields, where a test wrote them as text.

    What fits no field is left as it is, so that the library refuses it as it refuses anybody's.
    """
    fields = {one.name: one for one in workflow.fields} if workflow else {}
    return {
        name: _value(fields[name], value) if name in fields else value
        for name, value in written.items()
    }


def paper(name: str) -> Document:
    """Return a document of a name: another name has another content.

    Args:
        name: such as ``scan.jpg``, or ``licence.pdf until 2027-12-31``. An ending that no
            office takes makes a document that none takes.
    """
    found = _UNTIL.fullmatch(name)
    valid_until = date.fromisoformat(found[2]) if found else None
    filename = found[1] if found else name
    begin = _BEGINS.get(filename.rpartition(".")[2].lower(), b"")
    return Document(filename, begin + filename.encode(), valid_until)


def _value(field: Field, value: object) -> object:
    if not isinstance(value, str):
        if field.type is FieldType.FRACTION and isinstance(value, int) and value is not True:
            return Fraction(value)
        return value
    try:
        if field.type is FieldType.DATE:
            return date.fromisoformat(value)
        if field.type is FieldType.FRACTION:
            return Fraction(value)
        if field.type is FieldType.DOCUMENT:
            return paper(value)
    except ValueError:
        pass
    return value
