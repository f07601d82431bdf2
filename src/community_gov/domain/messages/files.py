"""When a file that somebody wrote cannot be used."""

from community_gov.domain.text import Text

FILES: dict[str, tuple[Text, Text]] = {}
