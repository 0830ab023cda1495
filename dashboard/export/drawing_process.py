"""Draws charts in a worker process, which may end or hang without harm to the process that serves the app."""

import atexit
import json
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Lock, Timer
from typing import IO, Any

from dashboard.errors import DrawingError
from dashboard.paths import PACKAGE

_COMMAND = (sys.executable, "-m", "dashboard.export.drawing_worker")
_GIGABYTE = 1024**3
_LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class DrawingLimits:
    """The seconds that a drawing may take, and the memory and number of drawings that a worker may reach.

    The number is for systems that do not say how much memory a process uses.
    """

    seconds: float = 20
    memory: int = _GIGABYTE
    drawings: int = 1000


class DrawingProcess:
    """One warm worker process, started when it is first needed. Threads take turns."""

    def __init__(self, limits: DrawingLimits = DrawingLimits(), command: tuple[str, ...] = _COMMAND) -> None:
        """Set the limits, and the command that starts the worker."""
        self._limits = limits
        self._command = command
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._n_drawings = 0

    @property
    def pid(self) -> int | None:
        """The number of the worker process, None where none is running."""
        return self._process.pid if self._process else None

    def draw(self, form: str, content: str) -> bytes:
        """Return a specification (JSON) drawn as png, svg or pdf, or a script as one file (`form` script).

        Raises:
            DrawingError: It cannot be drawn, takes too long, or ends the worker.
        """
        with self._lock:
            worker = self._start()
            too_late = Event()
            timer = Timer(self._limits.seconds, _stop, (worker, too_late))
            timer.start()
            try:
                head, drawing = _exchange(worker, form, content)
            except (OSError, ValueError) as error:
                self._end()
                raise DrawingError(self._describe_end(too_late.is_set())) from error
            finally:
                timer.cancel()
            self._n_drawings += 1
            if int(head["memory"]) >= self._limits.memory or self._n_drawings >= self._limits.drawings:
                self._end()
        if head["error"]:
            raise DrawingError(f"it cannot be drawn ({' '.join(head['error'].split())[:_LONGEST_REASON]})")
        return drawing

    def close(self) -> None:
        """End the worker; the next drawing starts another."""
        with self._lock:
            self._end()

    def _start(self) -> subprocess.Popen[bytes]:
        """Return the running worker; start one if there is none or if it has ended."""
        if self._process is None or self._process.poll() is not None:
            self._end()
            # From this folder Python finds the package, be it installed or a checkout.
            self._process = subprocess.Popen(
                self._command, cwd=PACKAGE.parent, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                # What is left in the pipe to a process that has ended cannot be written.
                with suppress(OSError):
                    _opened(stream).close()
        self._process, self._n_drawings = None, 0

    def _describe_end(self, is_late: bool) -> str:
        if is_late:
            return f"drawing it took more than {self._limits.seconds:g} seconds and was stopped"
        return "the program that draws it ended"


def _stop(worker: subprocess.Popen[bytes], too_late: Event) -> None:
    too_late.set()
    worker.kill()


def _exchange(worker: subprocess.Popen[bytes], form: str, content: str) -> tuple[dict[str, Any], bytes]:
    """Return the worker's answer to a job: its head (size, error and memory), and the drawing.

    Raises:
        OSError: The worker has ended.
        ValueError: It ended before the answer was complete.
    """
    jobs, answers = _opened(worker.stdin), _opened(worker.stdout)
    jobs.write(json.dumps({"form": form, "content": content}).encode() + b"\n")
    jobs.flush()
    head = json.loads(answers.readline())
    drawing = answers.read(head["size"])
    if len(drawing) < head["size"]:
        raise ValueError("the answer is cut short")
    return head, drawing


def _opened(stream: IO[bytes] | None) -> IO[bytes]:
    """Return a pipe of the worker; it has both, so that this is for the type checker alone."""
    assert stream is not None
    return stream


DRAWING = DrawingProcess()
"""The worker of this process, shared by all sessions."""
atexit.register(DRAWING.close)
