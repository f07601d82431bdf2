"""The search finds what it looks for: else all the other tests here say nothing."""

import gzip
import json
from base64 import b64encode, urlsafe_b64encode
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import pytest

from .canaries import BIRD, INSIDE, MARKS, NUMBER, PHONE, Hunt, forms
from .running import tell

NAME = f"段晓梅{BIRD}"
DRESSES = {
    "plain": lambda text: text.encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "gb18030": lambda text: text.encode("gb18030"),
    "json": lambda text: json.dumps({"name": text}).encode(),
    "json in json": lambda text: json.dumps(json.dumps({"name": text})).encode(),
    "repr": lambda text: repr(text.encode()).encode(),
    "hex": lambda text: text.encode().hex().encode(),
    "HEX": lambda text: text.encode().hex().upper().encode(),
    "url": lambda text: quote(text).encode(),
    **{
        f"base64 after {before}": lambda text, before=before: b64encode(
            before.encode() + text.encode() + b"."
        )
        for before in ("", "a", "ab", "abc", "name=")
    },
    "base64url": lambda text: urlsafe_b64encode(b"?" + text.encode() + b"??"),
}


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("text", [NAME, BIRD, INSIDE, f"62{NUMBER}0012", f"{PHONE}044"])
def test_in_every_dress(text: str, dress: str) -> None:
    assert Hunt().leaks(b"\x00before " + DRESSES[dress](text) + b" after\xff")


@pytest.mark.parametrize("kind", ["sha256", "raw file name", "nested folder"])
def test_in_hashes_and_in_names(tmp_path: Path, kind: str) -> None:
    hunt = Hunt([NAME])
    if kind == "sha256":
        assert hunt.leaks(f"digest: {sha256(NAME.encode()).hexdigest()}")
        assert not hunt.leaks(f"digest: {sha256(b'other').hexdigest()}")
    else:
        folder = tmp_path / (BIRD if kind == "nested folder" else "plain")
        folder.mkdir()
        (folder / (f"{NAME}.pdf" if kind == "raw file name" else "x")).touch()
        assert len(hunt.below(tmp_path)) == 1


def test_nothing_is_found_where_nothing_is() -> None:
    masks = "段** 100****0044 1****************2 ****0012 ***193 PDF 王金 73190 1007319"
    assert not Hunt([NAME], ["20240312042"]).leaks(masks)
    assert not Hunt().leaks(gzip.compress(bytes(range(256)) * 50))
    # No form is so short that chance would meet it in a few megabytes.
    assert min(len(form) for text in MARKS for form in forms(text)) >= 6


@pytest.mark.slow
def test_whatever_a_careless_program_spills_is_found(tmp_path: Path) -> None:
    run = tell(
        tmp_path,
        *("--json", "--database", "sqlite:///story.db"),
        CANARY_SPILL="die",
    )
    assert run.code == -9
    found = {Path(name).relative_to(run.folder).parts[0] for name in run.leaks()}
    # Standard output was still in a buffer; everything else had left the process.
    assert found >= {"debug.log", "stderr", "tmp", "open", "story.db-wal"}
    again = tell(tmp_path / "again", "--json", CANARY_SPILL="yes", TMPDIR=str(tmp_path))
    assert str(again.folder / "stdout") in again.leaks()
