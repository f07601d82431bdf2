"""How the things in a file may be called."""

from typing import Annotated

from msgspec import Meta

Name = Annotated[
    str,
    Meta(
        pattern="^[a-z][a-z0-9_-]{0,63}$",
        description="小写英文字母开头，后接小写字母、数字、_、- / a to z, then also digits, _ or -",
        extra={"code": "file.name"},
    ),
]
