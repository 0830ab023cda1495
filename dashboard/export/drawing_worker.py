"""The process that draws charts: jobs come in on standard input, and drawings leave on standard output.

It is a process of its own because the converter may end the process that it runs in, and cannot be stopped.
A job is a line of JSON; an answer is a line of JSON, then as many bytes as it says.
"""

import json
import os
import sys
from typing import IO, Any

import vl_convert

from dashboard.paths import STATIC

VEGA_LITE = "6.4"
_BYTES_PER_KIB = 1024


def main() -> None:
    """Answer jobs until the input ends."""
    # What a library prints must not come between the answers.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        vl_convert.register_font_directory(str(STATIC))
        for line in sys.stdin.buffer:
            _answer(json.loads(line), answers)


def _answer(job: dict[str, Any], answers: IO[bytes]) -> None:
    drawing, error = b"", ""
    try:
        drawing = _draw(job["form"], job["content"])
    except Exception as reason:  # noqa: BLE001
        # The converter raises what it likes on a specification that it cannot draw.
        error = str(reason) or type(reason).__name__
    head = {"size": len(drawing), "error": error, "memory": _measure_memory()}
    answers.write(json.dumps(head).encode() + b"\n" + drawing)
    answers.flush()


def _draw(form: str, content: str) -> bytes:
    """Return a specification drawn as png, svg or pdf, or a script with all that it needs (`form` script)."""
    if form == "script":
        script: str = vl_convert.javascript_bundle(content, vl_version=VEGA_LITE)
        return script.encode("utf-8")
    if form == "svg":
        drawing: str = vl_convert.vegalite_to_svg(content, vl_version=VEGA_LITE)
        return drawing.encode("utf-8")
    if form == "pdf":
        pages: bytes = vl_convert.vegalite_to_pdf(content, vl_version=VEGA_LITE)
        return pages
    pixels: bytes = vl_convert.vegalite_to_png(content, vl_version=VEGA_LITE, scale=2)
    return pixels


def _measure_memory() -> int:
    """Return the most bytes of memory that this process has used so far, 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * _BYTES_PER_KIB


if __name__ == "__main__":
    main()
