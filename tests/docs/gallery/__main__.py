"""Write the pages of the gallery anew: ``python -m tests.docs.gallery --write``."""

import sys

from .happening import happened
from .page import LANGUAGES, page, path


def main() -> None:
    """Write both pages, or print the English one."""
    rooms = happened()
    for language in LANGUAGES:
        if "--write" in sys.argv:
            path(language).write_text(page(rooms, language), encoding="utf-8")
        elif language == "en":
            print(page(rooms, language))


main()
