"""What an editor tells of every key: the words of ``words.yaml``, which the reference shows too."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from community_gov.domain.text import Language, Text

Schema = dict[str, Any]
Said = Mapping[str, Mapping[str, str]]

_FILE = Path(__file__).with_name("words.yaml")
_BETWEEN = " / "


@cache
def titles() -> Mapping[str, Text]:
    """Return what each part of a file is called, by its shape."""
    return {name: Text(**said) for name, said in _words()["shapes"].items()}


@cache
def meanings() -> Mapping[str, Mapping[str, Text]]:
    """Return what each key means, by shape and key."""
    return {
        shape: {key: Text(**said) for key, said in keys.items()}
        for shape, keys in _words()["keys"].items()
    }


@cache
def _words() -> Mapping[str, Any]:
    words: Mapping[str, Any] = YAML(typ="safe", pure=True).load(_FILE.read_text(encoding="utf-8"))
    return words


def both(text: str) -> Text:
    """Return a text that is written with both languages in one line, Chinese first."""
    zh, between, en = text.partition(_BETWEEN)
    return Text(zh, en) if between else Text(text, text)


def said(text: Text, language: Language | None, between: str = _BETWEEN) -> str:
    """Return a text in one language, or in both when None."""
    if language is not None:
        return text.in_(language)
    return text.zh if text.zh == text.en else f"{text.zh}{between}{text.en}"


def explained(language: Language | None, *texts: Text, title: Text | None = None) -> Schema:
    """Return what is shown beside a value: plain, and with marks for editors that read them.

    Args:
        texts: each a paragraph; of both languages the Chinese ones come first.
    """
    ways: tuple[Language, ...] = ("zh", "en") if language is None else (language,)
    written = [" ".join(text.in_(way) for text in texts) for way in ways]
    shown = {} if title is None else {"title": said(title, language)}
    plain = _BETWEEN.join(dict.fromkeys(written)).replace("`", "")
    return {
        **shown,
        "description": plain,
        "markdownDescription": "\n\n".join(
            dict.fromkeys(text.in_(way) for way in ways for text in texts)
        ),
    }


def put_words(definitions: Schema, language: Language | None) -> None:
    """Name every part and every key of a schema, in one language or in both."""
    for name, definition in definitions.items():
        if _BETWEEN not in definition.get("description", _BETWEEN):
            del definition["description"]  # a word to programmers, in one language
        _put_in_language(definition, language)
        title = titles().get(name)
        if title is None:
            definition.pop("title", None)
            continue
        definition["title"] = said(title, language)
        for key, inner in definition["properties"].items():
            meaning = meanings()[name][key]
            form = (both(inner["description"]),) if "description" in inner else ()
            inner |= explained(language, meaning, *form, title=_of(title, key))


def _of(title: Text, key: str) -> Text:
    return Text(f"{title.zh}：{key}", f"{title.en}: {key}")


def _put_in_language(schema: Any, language: Language | None) -> None:
    """Leave one language in what the shapes themselves say, wherever it stands."""
    if isinstance(schema, list):
        for one in schema:
            _put_in_language(one, language)
    elif isinstance(schema, dict):
        for key, one in schema.items():
            if key in ("description", "patternErrorMessage") and isinstance(one, str):
                schema[key] = said(both(one), language)
            else:
                _put_in_language(one, language)
