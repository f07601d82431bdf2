"""A workflow as Mermaid text: a ``stateDiagram-v2`` that many editors and forges show."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from attrs import frozen

from community_gov.domain.cases import START
from community_gov.domain.text import Language
from community_gov.workflow.definition import State, StateKind, Status, Workflow
from community_gov.workflow.drawing import colours
from community_gov.workflow.drawing.about import about
from community_gov.workflow.drawing.lettering import clean
from community_gov.workflow.drawing.ways import Mark, Saying, Way, stays, ways
from community_gov.workflow.reading import leaves

_PLAIN = frozenset(" ,.-()/'?!+")
"""Of the signs that ASCII has, those that mean nothing to Mermaid inside a text."""
_MEMORY = {StateKind.HISTORY: "(H) ", StateKind.DEEP_HISTORY: "(H*) "}
_BREAK = "<br/>"
_SIGNS = {Mark.CLOCK: "⏰ ", Mark.APPROVAL: "✓ "}


def mermaid(workflow: Workflow, language: Language, here: Collection[str] = ()) -> str:
    """Draw a workflow as Mermaid text.

    Args:
        workflow: composed.
        language: of all that is read.
        here: names of the states in which a case is; the innermost of them are marked.

    Returns:
        Lines of text; names are numbered and labels escaped, so no label breaks the diagram.
    """
    return "\n".join(_Diagram(workflow, language, here).lines()) + "\n"


@frozen
class _Diagram:
    workflow: Workflow
    language: Language
    here: Collection[str]

    @property
    def ids(self) -> Mapping[str, str]:
        names = (state.name for state in self.workflow.every_state())
        return {START: "[*]", **{name: f"s{at}" for at, name in enumerate(names, start=1)}}

    def lines(self) -> Iterator[str]:
        yield "stateDiagram-v2"
        yield f"accTitle: {escaped(self.workflow.label.in_(self.language))}"
        yield f"accDescr: {escaped(about(self.workflow, self.language, self.here))}"
        ids, calm = self.ids, stays(self.workflow, self.language)
        yield from _states(self.workflow.states, ids, calm, self.language)
        yield from _arrows(ways(self.workflow, self.language), ids)
        yield from self._classes(ids)

    def _classes(self, ids: Mapping[str, str]) -> Iterator[str]:
        drawn = [one for one in self.workflow.every_state() if one.kind is StateKind.PLAIN]
        for status in Status:
            shade = colours.STATUS[status]
            fill = f"fill:{shade.fill},stroke:{shade.line},color:{colours.TEXT}"
            yield from _class(
                status.value, fill, [ids[x.name] for x in drawn if x.status is status]
            )
        marked = [ids[one.name] for one in leaves(self.workflow, tuple(self.here))]
        yield from _class("here", f"stroke:{colours.HERE},stroke-width:5px", marked)


def _states(
    states: Iterable[State],
    ids: Mapping[str, str],
    calm: Mapping[str, tuple[Saying, ...]],
    language: Language,
    pad: str = "",
) -> Iterator[str]:
    for state in states:
        id_ = ids[state.name]
        title = f'{pad}state "{_MEMORY.get(state.kind, "")}{escaped(state.label.in_(language))}"'
        if not state.states:
            yield f"{title} as {id_}"
            yield from (f"{pad}{id_}: ↻ {_written(one)}" for one in calm.get(state.name, ()))
            continue
        yield f"{title} as {id_} {{"
        inner = pad + "  "
        if state.kind is StateKind.NESTED:
            first = next(one for one in state.states if one.kind not in _MEMORY)
            yield f"{inner}[*] --> {ids[first.name]}"
            yield from _states(state.states, ids, calm, language, inner)
        else:
            for number, region in enumerate(state.states):
                yield from (f"{inner}--",) if number else ()
                yield from _states([region], ids, calm, language, inner)
        yield f"{pad}}}"
        if state.name in calm:
            said = (_BREAK * 2).join(f"↻ {_written(one)}" for one in calm[state.name])
            yield f"{pad}note right of {id_}: {said}"


def _arrows(every: Iterable[Way], ids: Mapping[str, str]) -> Iterator[str]:
    """One arrow for each two states, with all that leads from the one to the other."""
    found: dict[tuple[str, str], list[str]] = {}
    for way in every:
        for source in way.sources:
            said = (_written(one) for one in way.sayings)
            found.setdefault((ids[source], ids[way.target]), []).extend(said)
    for (source, target), several in found.items():
        yield f"{source} --> {target}: {(_BREAK * 2).join(several)}"


def _written(saying: Saying) -> str:
    details = (_SIGNS.get(mark, "") + escaped(text) for mark, text in saying.details)
    return _BREAK.join((escaped(saying.label), *details))


def _class(name: str, style: str, ids: Collection[str]) -> Iterator[str]:
    if ids:
        yield f"classDef {name} {style}"
        yield f"class {','.join(ids)} {name}"


def escaped(text: str) -> str:
    """Return a text that Mermaid shows as it is, whatever stands in it."""
    letters = list(clean(text))
    for at, letter in enumerate(letters):
        begins = at == 0 and letter in "-+"
        counts = letter == "." and text[: at + 1].strip(".").isdigit()
        strange = letter.isascii() and not letter.isalnum() and letter not in _PLAIN
        if strange or begins or counts:
            letters[at] = f"#{ord(letter)};"
    return "".join(letters) or "–"
