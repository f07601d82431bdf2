"""The FastAPI desk on a town of its own, asked as a browser asks it."""

import asyncio
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
for _needed in ("fastapi", "httpx", "jinja2", "multipart", "python_multipart"):
    pytest.importorskip(_needed)
sys.path.insert(0, str(EXAMPLES))

import httpx  # noqa: E402
from fastapi_desk.app import make_app  # noqa: E402
from fastapi_desk.town import CHINA, Town, open_town  # noqa: E402

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=CHINA)


class Visitor:
    """Somebody at the desk: keeps cookies, follows where it is sent, fills in forms."""

    def __init__(self, app: Any, person: str = "", language: str = "en") -> None:
        self._app = app
        self._cookies = httpx.Cookies({"language": language})
        self.page = self.get("/")
        if person:
            self.get("/sign-in")
            self.send("/sign-in", person=person)

    def get(self, path: str) -> httpx.Response:
        return self._ask("GET", path)

    def send(
        self, path: str, files: Mapping[str, Any] | None = None, **fields: Any
    ) -> httpx.Response:
        """Send a form with what is hidden in the page that is open."""
        hidden = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', self.page.text)
        return self._ask("POST", path, data={**dict(hidden), **fields}, files=files or None)

    def _ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(app=self._app)
            async with httpx.AsyncClient(
                transport=transport,
                base_url="http://desk",
                cookies=self._cookies,
                follow_redirects=True,
            ) as client:
                answer = await client.request(method, path, **more)
                self._cookies = client.cookies
                return answer

        self.page = asyncio.run(ask())
        return self.page

    @property
    def says(self) -> str:
        text = re.sub(r"<[^>]+>", " ", self.page.text)
        return unescape(re.sub(r"\s+", " ", text))


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    made = open_town(tmp_path_factory.mktemp("town"), now=lambda: NOW)
    with made.district:
        yield made


@pytest.fixture(scope="module")
def app(town: Town) -> Any:
    return make_app(town)
