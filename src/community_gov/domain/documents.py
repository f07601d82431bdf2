"""A document as it is handed in: what it is called and what it contains."""

from datetime import date

from attrs import field, frozen

LARGEST_DOCUMENT = 10 * 1024 * 1024

_KINDS = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n": "image/png"}
MEDIA_TYPES = tuple(_KINDS.values())
"""What a document may be."""


@frozen
class Document:
    """A file that proves something.

    Attributes:
        filename: the person's own name for it; kept sealed, never used as a path.
        content: the bytes, at most 10 MiB.
        valid_until: the last day on which it proves what it proves; None when it says none.
    """

    filename: str = field(repr=False)
    content: bytes = field(repr=False)
    valid_until: date | None = field(default=None, repr=False)

    @property
    def media_type(self) -> str | None:
        """What the first bytes say it is, whatever its name says; None when not accepted."""
        return next(
            (kind for magic, kind in _KINDS.items() if self.content.startswith(magic)), None
        )

    @property
    def problem(self) -> str | None:
        """The message code of what is wrong with it, or None."""
        if not self.content:
            return "document.empty"
        if len(self.content) > LARGEST_DOCUMENT:
            return "document.too_large"
        return None if self.media_type else "document.kind"
