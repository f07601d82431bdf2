"""Draw a workflow: a workflow goes in, text comes out; nothing is read or written."""

from community_gov.workflow.drawing.mermaid import mermaid
from community_gov.workflow.drawing.svg import svg

__all__ = ["mermaid", "svg"]
