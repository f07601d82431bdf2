"""Several processes at once, and processes that are killed."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from community_gov.privacy.keys import KeyFile
from community_gov.privacy.roots import Roots

SAME_PERSON = """
import sys, time
from pathlib import Path
from community_gov.privacy.keys import KeyFile
keys = KeyFile(Path(sys.argv[1]))
go = Path(sys.argv[1]) / "go"
print("ready", flush=True)
while not go.exists():
    pass
for one in range(100):
    print(keys.cipher_to_seal("place", f"person-{one}").id.hex())
"""

MAKE_FOR_EVER = """
import sys
from itertools import count
from pathlib import Path
from community_gov.privacy.keys import KeyFile
keys = KeyFile(Path(sys.argv[1]))
for one in count():
    person = f"{sys.argv[2]}-{one}"
    print(person, keys.cipher_to_seal("place", person).id.hex(), flush=True)
"""

ROTATE_FOR_EVER = """
import sys, time
from itertools import count
from pathlib import Path
from community_gov.privacy.keys import KeyFile
keys = KeyFile(Path(sys.argv[1]))
for one in count():
    keys.rotate()
    print("rotated", one, flush=True)
    time.sleep(0.002)
"""

# Its children die at the nth touch of the disk: before it, half way through a write, after it.
DIE = """
import json, os, signal, sys
from pathlib import Path
from community_gov.privacy.keys import KeyFile

WATCHED = ("fsync", "pwrite", "ftruncate", "replace", "unlink", "mkdir")

def die_at(last):
    touches = 0
    def touch():
        nonlocal touches
        touches += 1
        if touches == last:
            os.kill(os.getpid(), signal.SIGKILL)
    def watched(name, real):
        def call(*args, **named):
            touch()
            if name == "pwrite" and touches == last - 1:
                real(args[0], bytes(args[1])[: len(args[1]) // 2], args[2])
                touch()
            answer = real(*args, **named)
            touch()
            return answer
        return call
    for name in WATCHED:
        setattr(os, name, watched(name, getattr(os, name)))

def child(directory, verb, last):
    die_at(last)
    if verb == "create":
        KeyFile.create(directory)
    elif verb == "rotate":
        KeyFile(directory).rotate()
    else:
        KeyFile(directory).prepare("place", [f"new-{one}" for one in range(30)])

for last in range(1, 1000):
    directory, before = Path(sys.argv[1]) / str(last), {}
    if sys.argv[2] != "create":
        keys = KeyFile.create(directory)
        before = {one: keys.cipher_to_seal("place", one).id.hex() for one in "abc"}
    pid = os.fork()
    if not pid:
        child(directory, sys.argv[2], last)
        os._exit(0)
    status = os.waitpid(pid, 0)[1]
    print(json.dumps([str(directory), before, status]))
    if status != signal.SIGKILL:
        break
"""


def start(script: str, *args: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, args)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_processes_that_make_a_persons_key_at_once_share_it(directory: Path) -> None:
    KeyFile.create(directory)
    running = [start(SAME_PERSON, directory) for _ in range(4)]
    for one in running:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    (directory / "go").touch()
    answers = {one.communicate()[0] for one in running}
    assert [one.returncode for one in running] == [0] * 4
    assert len(answers) == 1
    assert len(set(answers.pop().split())) == 100
    assert len(KeyFile(directory)._people.all()) == 100


@pytest.mark.parametrize("verb", ["create", "prepare", "rotate"])
def test_killed_anywhere_nothing_is_lost(tmp_path: Path, verb: str) -> None:
    answer = start(DIE, tmp_path, verb).communicate()[0]
    deaths = [json.loads(line) for line in answer.splitlines()]
    assert [status for _, _, status in deaths] == [signal.SIGKILL] * (len(deaths) - 1) + [0]
    assert len(deaths) > 5
    for directory, before, _ in deaths:
        check_all_is_there(Path(directory), before)


def check_all_is_there(directory: Path, before: dict[str, str]) -> None:
    keys = KeyFile.create(directory)
    assert {one: keys.cipher_to_seal("place", one).id.hex() for one in before} == before
    keys.cipher_to_seal("place", "late")
    left = Roots.read(directory / "roots")
    assert keys.rotate() == len(keys._people.all())
    # A rotation that was killed half way is finished and not begun once more.
    assert [*Roots.read(directory / "roots").versions] == [left.current + (len(left.versions) == 1)]
    again = KeyFile(directory)
    assert {one: again.cipher_to_seal("place", one).id.hex() for one in before} == before
    assert again.cipher("place", "late")
    assert not list(directory.glob("*.new"))


def test_no_key_that_was_handed_out_is_lost_to_kills_and_rotations(directory: Path) -> None:
    KeyFile.create(directory)
    handed_out: dict[str, str] = {}
    for round_ in range(3):
        makers = [start(MAKE_FOR_EVER, directory, f"{round_}-{one}") for one in range(2)]
        rotating = start(ROTATE_FOR_EVER, directory)
        for one in (rotating, *makers):
            assert one.stdout is not None
            first = one.stdout.readline()
            assert first
            if one is not rotating:
                handed_out |= dict([first.split()])
        time.sleep(0.2)
        for one in (rotating, *makers):
            one.kill()
        for maker in makers:
            assert maker.stdout is not None
            with maker:
                lines = maker.stdout.read().split("\n")[:-1]
            handed_out |= dict(line.split() for line in lines)
        rotating.communicate()
    keys = KeyFile(directory)
    assert {one: keys.cipher_to_seal("place", one).id.hex() for one in handed_out} == handed_out
    assert Roots.read(directory / "roots").current > 3
