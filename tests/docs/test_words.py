"""One dialect and one word for one thing, in the documentation and in the source."""

import io
import re
import tokenize
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from .pages import CHINESE, DOCS, ENGLISH, PAGES, ROOT, name

SOURCES = sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "plugins").glob("*/src/**/*.py")])
DATA = sorted([*(ROOT / "src").rglob("*.yaml"), *(ROOT / "plugins").glob("*/src/**/*.yaml")])

REFUSED = re.compile(
    r"\b(programmes?|neighborhoods?|neighboring|colors?|colored|behaviors?"
    r"|favorites?|honor(?:s|ed)?|labor|centers?|centered|canceled|canceling|catalogs?|dialogs?"
    r"|enrollments?|enroll(?:s|ed)?|fulfills?|fulfillments?|gray|modeling|modeled"
    r"|traveler|organiz\w*|recogniz\w*|authoriz\w*|normaliz\w*|initializ\w*"
    r"|serializ\w*|summariz\w*|customiz\w*|minimiz\w*|maximiz\w*|optimiz\w*|realiz\w*|analyz\w*"
    r"|finaliz\w*|categoriz\w*|prioritiz\w*|synchroniz\w*|defense|offense)\b",
    re.IGNORECASE,
)
"""American spellings, and British ones of the two words that the library writes otherwise."""
_CODE = re.compile(r"^```.*?^```$|`[^`\n]+`|https?://\S+", re.MULTILINE | re.DOTALL)
_CALLS = {"normalize", "initialize", "serialize", "color", "organizational", "authorization"}
"""Names of other libraries and of standards, in which their authors' spelling stands."""


def refused(text: str) -> list[str]:
    return [found for found in REFUSED.findall(text) if found.lower() not in _CALLS]


def test_the_list_finds_what_it_should() -> None:
    assert refused("The programme of a Neighborhood, organized by color")[:2] == [
        "programme",
        "Neighborhood",
    ]
    assert not refused("The program of a neighbourhood, organised by colour, whose behaviour")


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=str)
def test_pages(page: Path) -> None:
    assert not refused(_CODE.sub("", page.read_text(encoding="utf-8")))


def test_sources() -> None:
    found = []
    for path in SOURCES:
        with tokenize.open(path) as file:
            for token in tokenize.generate_tokens(io.StringIO(file.read()).readline):
                if token.type in (tokenize.STRING, tokenize.COMMENT, tokenize.NAME):
                    text = token.string.replace("_", " ")
                    words = refused(_CODE.sub("", text))
                    found += [f"{path.relative_to(ROOT)}:{token.start[0]} {word}" for word in words]
    assert not found


def test_files() -> None:
    found = [(path.name, word) for path in DATA for word in refused(path.read_text("utf-8"))]
    assert not found


# The glossary


def rows(page: Path) -> list[list[str]]:
    lines = [line for line in page.read_text("utf-8").splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


def test_glossary_is_one_table_in_two_languages() -> None:
    english, chinese = rows(DOCS / "glossary.md"), rows(DOCS / "glossary.zh.md")
    assert [(row[0], row[1], row[3]) for row in english] == [
        (row[1], row[0], row[3]) for row in chinese
    ]
    assert all(all(row) and len(row) == 4 for row in [*english, *chinese])
    terms = [row[0] for row in english]
    assert terms == sorted(terms)
    assert len(set(terms)) == len(terms)


AVOIDED = ["tenant", "ticket", "sign-off", "signup", "coupon", "SLA"]
"""Of the near words, those that have no other meaning in this documentation."""


@pytest.mark.parametrize("page", ENGLISH, ids=name)
def test_near_words_are_avoided(page: Path) -> None:
    if page.name == "glossary.md":
        return
    text = _CODE.sub("", page.read_text(encoding="utf-8"))
    assert not [word for word in AVOIDED if re.search(rf"\b{word}s?\b", text)]


# How pages are written


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_one_sentence_a_line(page: Path) -> None:
    """A list entry or a table cell may hold a few short ones."""
    prose = _CODE.sub("x", page.read_text(encoding="utf-8"))
    long = [
        line
        for line in prose.splitlines()
        if not re.match(r"\s*(\||-|\d+\.|#|\*\*|<|:::|!)", line)
        and (re.search(r"[a-z)][.?!] [A-Z]", line) or re.search(r"[。？！][^”」）*]", line))
    ]
    assert page.stem.startswith("architecture") or not long


# The navigation


def test_every_page_is_in_the_navigation_and_its_name_in_chinese() -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    config = YAML(typ="safe").load(re.sub(r"!!python\S+", "", text))
    titles, pages = _walked(config["nav"])
    made = ["workflows/index.md"]  # by docs/.hooks/workflow_pages.py, with the pages below it
    shown = [page for page in ENGLISH if "examples" not in page.parts]  # beside their code
    assert sorted(pages) == sorted([*made, *(name(page) for page in shown)])
    i18n = next(one["i18n"] for one in config["plugins"] if isinstance(one, dict) and "i18n" in one)
    chinese = next(one for one in i18n["languages"] if one["locale"] == "zh")
    assert set(chinese["nav_translations"]) == titles


def _walked(nav: list[object]) -> tuple[set[str], list[str]]:
    titles: set[str] = set()
    pages: list[str] = []
    for one in nav:
        if isinstance(one, str):
            pages.append(one)
            continue
        ((title, inner),) = one.items()  # type: ignore[attr-defined]
        titles.add(title)
        if isinstance(inner, str):
            pages.append(inner)
        else:
            more, below = _walked(inner)
            titles |= more
            pages += below
    return titles, pages


def test_both_languages_have_the_same_outline() -> None:
    for page in ENGLISH:
        levels = [
            re.findall(r"^(#+) ", _CODE.sub("", one.read_text("utf-8")), re.MULTILINE)
            for one in (page, page.with_suffix(".zh.md"))
        ]
        assert levels[0] == levels[1], name(page)
    assert CHINESE
