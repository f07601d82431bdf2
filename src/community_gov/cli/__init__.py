"""The command ``community-gov``. Nothing heavy is imported before it is needed."""

from community_gov.cli.main import main

__all__ = ["main"]
