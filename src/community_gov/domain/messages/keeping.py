"""When what is stored or sealed is not as it should be."""

from community_gov.domain.text import Text

KEEPING: dict[str, tuple[Text, Text]] = {}
