"""An editor as a language server sees it: it opens files, asks, and is told what is wrong."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any, Self

ROOT = Path(__file__).parents[2]
SERVER = ROOT / "build/editor/node_modules/yaml-language-server/bin/yaml-language-server"
PATIENCE = 20.0
"""Seconds to wait for an answer; the machine may be busy."""

Json = dict[str, Any]


class Editor:
    """Talks to one yaml-language-server over its standard input and output."""

    def __init__(self, root: Path, schemas: Mapping[str, list[str]] | None = None) -> None:
        node = shutil.which("node")
        assert node, "there is no node; .ci/run installs it"
        assert SERVER.is_file(), "there is no language server; run: make build/editor/stamp"
        self._settings = {
            "yaml": {
                "schemas": dict(schemas or {}),
                "schemaStore": {"enable": False},
                "kubernetesCRDStore": {"enable": False},
                "validate": True,
                "hover": True,
                "completion": True,
            },
            "http": {"proxyStrictSSL": True},
        }
        self._number = 0
        self._versions: dict[str, int] = {}
        self._answers: Queue[Json] = Queue()
        self._told: Queue[Json] = Queue()
        self._server = subprocess.Popen(
            [node, str(SERVER), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PATH": os.environ["PATH"], "HOME": str(root)},
        )
        Thread(target=self._listen, daemon=True).start()
        started = self._ask(
            "initialize",
            processId=os.getpid(),
            rootUri=root.as_uri(),
            capabilities={
                "textDocument": {
                    "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                    "hover": {"contentFormat": ["markdown"]},
                    "publishDiagnostics": {},
                },
                "workspace": {"configuration": True},
            },
        )
        assert "completionProvider" in started["capabilities"]
        self._say("initialized")
        self._say("workspace/didChangeConfiguration", settings=self._settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._ask("shutdown")
        self._say("exit")
        self._server.wait(PATIENCE)
        for pipe in (self._server.stdin, self._server.stdout):
            if pipe is not None:
                pipe.close()

    def diagnostics(self, file: Path, text: str | None = None) -> list[tuple[int, str]]:
        """Open a file, or write a text into it, and return the lines with what is wrong."""
        written = file.read_text(encoding="utf-8") if text is None else text
        return self._told_of({self._open(file, written): file})[file]

    def all_diagnostics(self, files: Iterable[Path]) -> dict[Path, list[tuple[int, str]]]:
        """Open files all at once, which is quicker than one after the other."""
        opened = {self._open(one, one.read_text(encoding="utf-8")): one for one in files}
        return self._told_of(opened)

    def _told_of(self, opened: dict[str, Path]) -> dict[Path, list[tuple[int, str]]]:
        found: dict[Path, list[tuple[int, str]]] = {}
        while len(found) < len(opened):
            told = self._told.get(timeout=PATIENCE)
            uri = told["uri"]
            version = self._versions[uri]
            if uri in opened and told.get("version", version) == version:
                found[opened[uri]] = sorted(
                    (one["range"]["start"]["line"] + 1, one["message"])
                    for one in told["diagnostics"]
                )
        return found

    def completion(self, file: Path, text: str) -> dict[str, Json]:
        """Return what is offered where ``|`` stands in a text, by label."""
        uri, position = self._at_mark(file, text)
        answer = self._ask("textDocument/completion", textDocument={"uri": uri}, position=position)
        items = answer["items"] if isinstance(answer, dict) else answer
        return {one["label"]: one for one in items}

    def hover(self, file: Path, text: str) -> str:
        """Return what is told about the word where ``|`` stands in a text."""
        uri, position = self._at_mark(file, text)
        answer = self._ask("textDocument/hover", textDocument={"uri": uri}, position=position)
        return "" if answer is None else str(answer["contents"]["value"])

    def _at_mark(self, file: Path, text: str) -> tuple[str, Json]:
        before, mark, after = text.partition("|")
        assert mark, "the text has no | in it"
        lines = before.split("\n")
        return self._open(file, before + after), {
            "line": len(lines) - 1,
            "character": len(lines[-1]),
        }

    def _open(self, file: Path, text: str) -> str:
        uri = file.as_uri()
        version = self._versions[uri] = self._versions.get(uri, 0) + 1
        if version == 1:
            document = {"uri": uri, "languageId": "yaml", "version": version, "text": text}
            self._say("textDocument/didOpen", textDocument=document)
        else:
            self._say(
                "textDocument/didChange",
                textDocument={"uri": uri, "version": version},
                contentChanges=[{"text": text}],
            )
        return uri

    def _ask(self, method: str, **params: Any) -> Any:
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params or None})
        while True:
            answer = self._answers.get(timeout=PATIENCE)
            if answer["id"] == self._number:
                assert "error" not in answer, answer["error"]
                return answer["result"]

    def _say(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Json) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin is not None
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._server.stdin.flush()

    def _listen(self) -> None:
        stream = self._server.stdout
        assert stream is not None
        while header := stream.readline():
            while line := stream.readline().strip():
                header += line
            length = int(header.lower().partition(b"content-length:")[2].split()[0])
            self._receive(json.loads(stream.read(length)))

    def _receive(self, message: Json) -> None:
        method = message.get("method")
        if method is None:
            self._answers.put(message)
        elif method == "textDocument/publishDiagnostics":
            self._told.put(message["params"])
        elif "id" in message:
            self._send({"id": message["id"], "result": self._asked_back(method, message)})

    def _asked_back(self, method: str, message: Json) -> object:
        if method != "workspace/configuration":
            return None
        items = message["params"]["items"]
        return [self._settings.get(one.get("section", ""), {}) for one in items]
