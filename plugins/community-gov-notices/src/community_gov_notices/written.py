"""A notice as a program reads it."""

from typing import Any

from community_gov.plugin import Notice, Text


def as_json(notice: Notice) -> dict[str, Any]:
    """Return what a file or a webhook gets; an address is never in it."""
    return {
        "id": notice.id,
        "place": notice.place,
        "case": notice.case,
        "to": notice.to,
        "channel": notice.channel,
        "language": notice.language,
        "title": notice.title,
        "body": notice.body,
        "about": _both(notice.about),
        "text": _both(notice.text),
        "at": notice.at.isoformat(),
        "urgent": notice.urgent,
    }


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
