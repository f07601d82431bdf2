"""Call a plugin's function, but do not wait for ever.

A thread cannot be stopped: what a function does after its time is over cannot be undone here.
It is left behind, and the function is not called again before it has come back.
"""

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, TypeVar

from attrs import define, field

Answer = TypeVar("Answer")

QUESTION_BUDGET = 5.0
"""Seconds that one question may take, and one inquiry of data."""

Job = tuple[Callable[[Any], Any], Any, "SimpleQueue[tuple[Any, BaseException | None]]"]


class OutOfPatience(Exception):
    """The function did not answer in its time."""


@define
class Patience:
    """Keeps idle threads to call functions on, and remembers which ones hang."""

    _idle: list["SimpleQueue[Job]"] = field(factory=list)
    _hanging: list[object] = field(factory=list)
    _lock: Lock = field(factory=Lock)

    def call(
        self,
        function: Callable[[Any], Answer],
        argument: object,
        seconds: float,
        name: object = None,
    ) -> Answer:
        """Return what a function answers.

        Args:
            function: a plugin's; may raise what it likes.
            argument: passed to it.
            seconds: how long it may take.
            name: what is remembered when it hangs, the function itself when left out.

        Raises:
            OutOfPatience: it did not answer in time, now or earlier in this process.
            Exception: whatever the function raises.
        """
        name = function if name is None else name
        if self.hangs(name):
            raise OutOfPatience
        jobs = self._worker()
        answers: SimpleQueue[tuple[Any, BaseException | None]] = SimpleQueue()
        jobs.put((function, argument, answers))
        try:
            answer, error = answers.get(timeout=seconds)
        except Empty as late:
            self._hanging.append(name)
            jobs.put((self._hanging.remove, name, answers))
            raise OutOfPatience from late
        with self._lock:
            self._idle.append(jobs)
        if error is not None:
            raise error
        found: Answer = answer  # the caller checks what a plugin returns
        return found

    def hangs(self, name: object) -> bool:
        """Whether what goes by a name was called, and has not come back yet."""
        return name in self._hanging

    def _worker(self) -> "SimpleQueue[Job]":
        with self._lock:
            if self._idle:
                return self._idle.pop()
        jobs: SimpleQueue[Job] = SimpleQueue()
        Thread(target=_work, args=(jobs,), name="community-gov-question", daemon=True).start()
        return jobs


def _work(jobs: "SimpleQueue[Job]") -> None:
    while True:
        function, argument, answers = jobs.get()
        try:
            answers.put((function(argument), None))
        except BaseException as error:  # whatever ends the function is for the one who waits
            answers.put((None, error))
