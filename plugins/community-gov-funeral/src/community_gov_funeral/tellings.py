"""What the office is told besides."""

from community_gov.plugin import Telling, Text

TELLINGS = (
    Telling(
        "answer_is_here",
        "question",
        ("community_worker",),
        entering=("answered",),
        text=Text(
            "街道已答复居民的问题，请转告提问的人。",
            "The street office has answered the question; please pass it on to who asked.",
        ),
    ),
)
