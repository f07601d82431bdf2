"""A form drawn from the JSON Schema of a step: nothing here knows any program."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import field, frozen

from community_gov import Language, Problem

YES, NO = {"zh": "是", "en": "Yes"}, {"zh": "否", "en": "No"}


@frozen
class Control:
    """One thing to fill in.

    Attributes:
        kind: ``text``, ``long``, ``date``, ``number``, ``choice``, ``pick``, ``several`` or
            ``file``.
        hint: what it is needed for.
        sent_back: why it must be replaced.
        errors: what is wrong with what was filled in.
    """

    name: str
    kind: str
    label: str
    hint: str = ""
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    chosen: tuple[str, ...] = field(default=(), repr=False)
    sent_back: str = ""
    accept: str = ""
    autocomplete: str = "off"
    errors: tuple[str, ...] = ()

    @property
    def value(self) -> str:
        """What stands in it."""
        return next(iter(self.chosen), "")

    @property
    def id(self) -> str:
        """Where the summary of errors leads: the first thing that takes the keyboard."""
        return self.name.replace(".", "-")

    @property
    def described(self) -> str:
        """Return what a screen reader reads after the label."""
        there = {"why": self.sent_back, "hint": self.hint, "error": self.errors}
        return " ".join(f"{self.id}-{name}" for name, said in there.items() if said)


def controls_of(
    schema: Mapping[str, Any],
    language: Language,
    typed: Mapping[str, Sequence[str]] | None = None,
    problems: Sequence[Problem] = (),
    cases: Mapping[str, Sequence[tuple[str, str]]] | None = None,
) -> tuple[Control, ...]:
    """Return what a person fills in for a step.

    Args:
        typed: what was filled in before, by name.
        problems: what was wrong with it.
        cases: by kind of link, the cases that can be chosen, each with what it is called.
    """
    made = []
    for name, one, needed in _asked(schema):
        about = tuple(_said(each, language) for each in problems if _is_at(each, name))
        before = tuple((typed or {}).get(name, ()))
        of_link = (cases or {}).get(name.removeprefix("links."), ())
        made.append(_control(name, one, needed, language, before, about, of_link))
    return tuple(made)


def elsewhere(
    controls: Sequence[Control], problems: Sequence[Problem], language: Language
) -> tuple[str, ...]:
    """Return what is wrong and belongs to none of the controls."""
    names = [one.name for one in controls]
    return tuple(
        _said(one, language) for one in problems if not any(_is_at(one, name) for name in names)
    )


def _asked(schema: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any], bool]]:
    for part, inner in schema["properties"].items():
        if part in ("people", "shown"):
            continue
        if inner.get("type") != "object":
            yield part, inner, part in schema["required"]
            continue
        for name, one in inner["properties"].items():
            yield f"{part}.{name}", one, name in inner["required"]


def _control(
    name: str,
    schema: Mapping[str, Any],
    required: bool,
    language: Language,
    chosen: tuple[str, ...],
    errors: tuple[str, ...],
    cases: Sequence[tuple[str, str]],
) -> Control:
    kind, choices = _kind(name, schema, language)
    why = schema.get("x-sent-back", {}).get(language, "")
    return Control(
        name,
        kind,
        schema.get("title", ""),
        hint=schema.get("description", ""),
        required=required,
        choices=tuple(cases) if kind == "several" else choices,
        chosen=() if kind == "file" else chosen,
        sent_back=why,
        accept=",".join(schema.get("x-accept", ())),
        autocomplete={"phone": "tel"}.get(schema.get("x-class", ""), "off"),
        errors=errors,
    )


def _kind(
    name: str, schema: Mapping[str, Any], language: Language
) -> tuple[str, tuple[tuple[str, str], ...]]:
    if "oneOf" in schema:
        listed = tuple((one["const"], one["title"]) for one in schema["oneOf"])
        return ("pick" if name.startswith("items.") else "choice"), listed
    if schema.get("type") == "boolean":
        return "choice", (("yes", YES[language]), ("no", NO[language]))
    if schema.get("format") == "date":
        return "date", ()
    kinds = {"object": "file", "array": "several", "integer": "number"}
    kind = kinds.get(schema.get("type", ""), "text")
    return ("long" if schema.get("x-class") == "other" and kind == "text" else kind), ()


def _is_at(problem: Problem, name: str) -> bool:
    return problem.where in (name, name.partition(".")[2]) and bool(problem.where)


def _said(problem: Problem, language: Language) -> str:
    space = "" if language == "zh" else " "
    return f"{problem.what.in_(language)}{space}{problem.next_step.in_(language)}"
