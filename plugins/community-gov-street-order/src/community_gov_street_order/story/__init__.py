"""The chapter `street_order`."""

from community_gov.plugin import Chapter, Stage, Text


def tell(stage: Stage) -> None:
    """Tell it."""


CHAPTER = Chapter("street_order", Text("市容环境整治", "Street order"), ("luyuan",), tell)
