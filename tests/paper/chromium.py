"""A real headless Chromium, spoken to through its two pipes: what it shows, says and asks for."""

import importlib.util
import json
import os
import subprocess
from base64 import b64decode
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

from .browser import CHROMIUM, SWITCHES

_PIPES = 'in=$1 out=$2; shift 2; eval "exec \\"\\$@\\" 3<&$in 4>&$out"'
_AXE = importlib.util.find_spec("axe_playwright_python")
_MISSING = """(tags => {
  const paper = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  paper.canvas.width = paper.canvas.height = 32;
  const drawn = (letter, font) => {
    paper.clearRect(0, 0, 32, 32);
    paper.font = `24px ${font}`;
    paper.fillText(letter, 2, 26);
    return paper.getImageData(0, 0, 32, 32).data.join();
  };
  const lacks = new Set();
  for (const one of document.querySelectorAll('body, svg text')) {
    const font = getComputedStyle(one).fontFamily;
    const letters = new Set([...one.textContent].filter(letter => /\\p{Script=Han}/u.test(letter)));
    const nothing = drawn('\\u{10fffd}', font), blank = drawn(' ', font);
    for (const letter of letters)
      if ([nothing, blank].includes(drawn(letter, font))) lacks.add(letter);
  }
  return [...lacks];
})()"""
_WIDE = """(() => {
  const wide = document.documentElement.clientWidth;
  const slides = one => one
    && (getComputedStyle(one).overflowX === 'auto' || slides(one.parentElement));
  const out = [...document.querySelectorAll('body *')].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width > 1 && (box.right > wide + .5 || box.left < -.5) && !slides(one);
  });
  const told = out.map(one => one.outerHTML.slice(0, 90));
  return {wide: document.documentElement.scrollWidth, out: told};
})()"""
_UNPRINTED = """new Promise(done => requestAnimationFrame(() => done(
  [...document.querySelectorAll('table, svg')]
    .filter(one => !one.checkVisibility({contentVisibilityAuto: true}))
    .map(one => one.outerHTML.slice(0, 90)))))"""
_UNFOLD = "for (const one of document.querySelectorAll('details')) one.open = true"

NEEDS_AXE = pytest.mark.skipif(_AXE is None, reason="axe-core is not here: run `make test`")


class Chromium:
    """One browser for several pages, one after the other."""

    def __init__(self, folder: Path) -> None:
        to_read, self._write = os.pipe()
        self._read, to_write = os.pipe()
        switches = [f"--{one}" for one in SWITCHES.split()]
        begin = [CHROMIUM, *switches, f"--user-data-dir={folder}", "--remote-debugging-pipe"]
        self._process = subprocess.Popen(
            ["/bin/bash", "-c", _PIPES, "bash", str(to_read), str(to_write), *begin],
            pass_fds=(to_read, to_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(to_write)
        self._number = 0
        self._rest = b""
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        target = self.do("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.do("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for part in ("Page", "Runtime", "Log", "Network"):
            self.do(f"{part}.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._session = None
        with suppress(BrokenPipeError, EOFError):
            self.do("Browser.close")
        self._process.wait(20)
        os.close(self._read)
        os.close(self._write)

    def show(self, file: Path, wide: int, high: int = 800) -> None:
        """Open a page in a window of so many pixels, as on a telephone or on a desk."""
        self.do(
            "Emulation.setDeviceMetricsOverride",
            width=wide,
            height=high,
            deviceScaleFactor=1,
            mobile=wide < 600,
        )
        self.events.clear()
        self.do("Page.navigate", url=file.as_uri())
        while not any(one["method"] == "Page.loadEventFired" for one in self.events):
            self._hear()

    def ask(self, script: str) -> Any:
        """Return what a script says; it is not one of the page's own, so no policy stops it."""
        said = self.do("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in said, said
        return said["result"].get("value")

    def unfold(self) -> None:
        """Open all that can be opened."""
        self.ask(_UNFOLD)

    def unprinted(self) -> list[str]:
        """Return the tables that would be missing on paper, as they stand: folded or not."""
        self.do("Emulation.setEmulatedMedia", media="print")
        found: list[str] = self.ask(_UNPRINTED)
        self.do("Emulation.setEmulatedMedia", media="")
        return found

    def said(self) -> list[str]:
        """Return what stands on the console: errors, and what the page's policy refused."""
        ways = ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")
        return [json.dumps(one) for one in self.events if one["method"] in ways]

    def asked(self) -> list[str]:
        """Return the addresses that the page asked for, its own first."""
        sent = (one for one in self.events if one["method"] == "Network.requestWillBeSent")
        return [one["params"]["request"]["url"] for one in sent]

    def missing_letters(self) -> list[str]:
        """Return the Chinese characters that are drawn as a blank or as an empty box."""
        found: list[str] = self.ask(_MISSING)
        return found

    def layout(self) -> Mapping[str, Any]:
        """Return how wide the page is, and what stands out of the window."""
        found: Mapping[str, Any] = self.ask(_WIDE)
        return found

    def axe(self) -> list[str]:
        """Return the serious and critical problems that axe-core finds."""
        assert _AXE is not None and _AXE.origin is not None
        self.ask(Path(_AXE.origin).with_name("axe.min.js").read_text("utf-8") + "; 0")
        found = self.ask("axe.run().then(found => found.violations)")
        return [
            f"{one['id']} ({one['impact']}): {one['nodes'][0]['html'][:160]}"
            for one in found
            if one["impact"] in ("serious", "critical")
        ]

    def picture(self, file: Path) -> None:
        """Write what is to be seen, from top to bottom."""
        shot = self.do("Page.captureScreenshot", captureBeyondViewport=True)
        file.write_bytes(b64decode(shot["data"]))

    def do(self, method: str, **params: object) -> Any:
        """Send a command of the DevTools protocol and return its answer."""
        self._number += 1
        sent: dict[str, object] = {"id": self._number, "method": method, "params": params}
        if self._session:
            sent["sessionId"] = self._session
        self._send(json.dumps(sent).encode() + b"\0")
        while (answer := self._hear()).get("id") != self._number:
            pass
        assert "error" not in answer, answer
        return answer["result"]

    def _send(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._write, data) :]

    def _hear(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            more = os.read(self._read, 1 << 16)
            if not more:
                raise EOFError("Chromium has ended")
            self._rest += more
        message, _, self._rest = self._rest.partition(b"\0")
        heard: dict[str, Any] = json.loads(message)
        if "method" in heard:
            self.events.append(heard)
        return heard
