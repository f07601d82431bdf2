"""Chromium driven by keys alone: Tab, Enter, Space, arrows and letters; nothing is clicked."""

import re
from base64 import b64decode
from pathlib import Path
from typing import Any

from tests.paper.chromium import Chromium

_KEYS = {
    "Tab": ("Tab", 9, ""),
    "Enter": ("Enter", 13, "\r"),
    " ": ("Space", 32, " "),
    "ArrowDown": ("ArrowDown", 40, ""),
}
_FOCUSED = """(() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const label = one.labels && one.labels.length ? one.labels[0].textContent : '';
  const set = one.closest('fieldset');
  return {id: one.id, name: one.name || '', type: one.type || one.tagName.toLowerCase(),
    value: one.value || '', checked: !!one.checked, href: one.getAttribute('href') || '',
    text: (label || one.textContent || '').trim()};
})()"""
_SMALL = """(() => [...document.querySelectorAll('a.button, button, select, textarea,' +
  ' input[type=text], input[type=file], nav a, .option')].filter(one => one.checkVisibility()
  && one.getBoundingClientRect().height < 44).map(one => one.outerHTML.slice(0, 90)))()"""


class Keyboard:
    """Somebody who uses no mouse."""

    def __init__(self, chromium: Chromium, base: str) -> None:
        self.chromium, self.base = chromium, base
        chromium.do("DOM.enable")
        chromium.do("Page.setInterceptFileChooserDialog", enabled=True)

    def wide(self, width: int, high: int = 900) -> None:
        """Use a window of so many pixels."""
        self.chromium.do(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=high,
            deviceScaleFactor=1,
            mobile=False,
        )

    def go(self, path: str) -> None:
        """Type an address."""
        self._loads(lambda: self.chromium.do("Page.navigate", url=self.base + path))

    def tab_to(self, **wanted: str) -> dict[str, Any]:
        """Press Tab until what is focused matches, such as ``text="Sign in"``."""
        for _ in range(250):
            self.press("Tab")
            found = self.chromium.ask(_FOCUSED)
            if found and all(re.search(one, found[name]) for name, one in wanted.items()):
                return dict(found)
        raise AssertionError(f"no {wanted} on {self.path}: {self.text[:1500]}")

    def follow(self, **wanted: str) -> None:
        """Tab to a link or a button and press Enter."""
        self.tab_to(**wanted)
        self._loads(lambda: self.press("Enter"))

    def fill(self, name: str, value: str) -> None:
        """Tab to a field and type."""
        self.tab_to(name=f"^{re.escape(name)}$")
        self.chromium.do("Input.insertText", text=value)

    def choose(self, name: str, value: str) -> None:
        """Tab to a group of choices, and go down with the arrow until one is chosen."""
        found = self.tab_to(name=f"^{re.escape(name)}$")
        if not found["checked"] and found["type"] == "radio":
            self.press(" ")
        for _ in range(30):
            found = self.chromium.ask(_FOCUSED)
            if found["value"] == value:
                return
            self.press("ArrowDown")
        raise AssertionError(f"{name} has no {value}")

    def tick(self, name: str) -> None:
        """Tab to a box and tick it."""
        self.tab_to(name=f"^{re.escape(name)}$")
        self.press(" ")

    def upload(self, name: str, file: Path) -> None:
        """Tab to a file field, open the chooser with a key, and choose."""
        self.tab_to(name=f"^{re.escape(name)}$")
        self.chromium.events.clear()
        self.press("Enter")
        while not (asked := self._heard("Page.fileChooserOpened")):
            self.chromium._hear()
        node = asked["params"]["backendNodeId"]
        self.chromium.do("DOM.setFileInputFiles", files=[str(file)], backendNodeId=node)

    def picture(self, file: Path) -> None:
        """Write what is to be seen at the top of the page."""
        file.write_bytes(b64decode(self.chromium.do("Page.captureScreenshot")["data"]))

    def press(self, key: str) -> None:
        """Press a key."""
        code, number, text = _KEYS[key]
        common = {"key": key, "code": code, "windowsVirtualKeyCode": number}
        kind = "keyDown" if text else "rawKeyDown"
        self.chromium.do("Input.dispatchKeyEvent", type=kind, text=text, **common)
        self.chromium.do("Input.dispatchKeyEvent", type="keyUp", **common)

    @property
    def path(self) -> str:
        return str(self.chromium.ask("location.pathname + location.search"))

    @property
    def text(self) -> str:
        return str(self.chromium.ask("document.body.innerText"))

    def small(self) -> list[str]:
        """Return what is too small for a finger."""
        return list(self.chromium.ask(_SMALL))

    def _loads(self, act: Any) -> None:
        self.chromium.events.clear()
        act()
        while not self._heard("Page.loadEventFired"):
            self.chromium._hear()

    def _heard(self, method: str) -> dict[str, Any] | None:
        return next((one for one in self.chromium.events if one["method"] == method), None)
