"""``python -m fastapi_desk``: a demonstration town that is forgotten when it stops."""

from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn

from fastapi_desk.app import make_app
from fastapi_desk.town import CHINA, open_town


def main() -> None:
    """Make the town in a temporary folder and serve it on this machine only."""
    asked = ArgumentParser(prog="fastapi_desk")
    asked.add_argument("--port", type=int, default=8000)
    port = asked.parse_args().port
    now = datetime.now(UTC)
    # The demonstration begins at nine in the morning, when a round is due, whatever the time is.
    ahead = now.astimezone(CHINA).replace(hour=9, minute=0, second=0, microsecond=0) - now
    with TemporaryDirectory(prefix="fastapi_desk-") as folder:
        town = open_town(Path(folder), now=lambda: datetime.now(UTC) + ahead)
        with town.district:
            print(f"http://127.0.0.1:{port}")
            uvicorn.run(make_app(town), host="127.0.0.1", port=port, log_level="warning")


if __name__ == "__main__":
    main()
