"""Notices as lines of a file: for another program to pick up, or for a first try."""

import json
import os
from pathlib import Path

from attrs import NOTHING, frozen

from community_gov.plugin import Notice, NotSent, Send, Text, setting
from community_gov_notices.written import as_json


@frozen
class FileSettings:
    """Where the lines go."""

    path: str = setting(
        NOTHING, Text("写到哪个文件，每行一条 JSON", "the file; one line of JSON for each notice")
    )


def lines(settings: FileSettings) -> Send:
    """Return what appends a line for each notice, on the disk before it is answered."""

    def send(notice: Notice) -> None:
        line = json.dumps(as_json(notice), ensure_ascii=False) + "\n"
        try:
            with Path(settings.path).open("ab") as file:
                file.write(line.encode())
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            kind = type(error).__name__
            raise NotSent("notice.channel_down", kind, whole_channel=True) from None

    return send
