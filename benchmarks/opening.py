"""From a fresh process to the first chart of an existing store, beside reading the store's bytes.

python benchmarks/opening.py STORE [RUNS]

Three times are given apart: importing the app, opening the corpus and drawing Overview, and both together. The
floor reads every file of the version once, as `cat` does.
"""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from timing import elapsed_seconds

from dashboard.store import version_folder

_SCRIPT = """
import logging, sys, time
logging.disable(logging.WARNING)
start = time.perf_counter()
from app_clicks import AppSession
import dashboard.app
imported = time.perf_counter()
from pathlib import Path
AppSession(Path(sys.argv[1]), "Overview")
print(imported - start, time.perf_counter() - imported)
"""


def main() -> None:
    """Print the table."""
    store, runs = Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 5
    times = [_open_in_fresh_process(store) for _ in range(runs)]
    files = [path for path in version_folder(store).iterdir() if path.is_file()]
    floor = median(elapsed_seconds(lambda: [path.read_bytes() for path in files]) for _ in range(runs))
    imports, drawn, whole = (median(column) for column in zip(*times, strict=True))
    print("| what | seconds, median |\n| --- | --- |")
    print(f"| open and draw Overview, imports apart | {drawn:.2f} |")
    print(f"| imports | {imports:.2f} |")
    print(f"| the whole process | {whole:.2f} |")
    print(f"| floor: read the files of the version | {floor:.2f} |")


def _open_in_fresh_process(store: Path) -> tuple[float, float, float]:
    """Return the seconds of the imports, of opening and drawing, and of the whole process."""
    folder = Path(__file__).resolve().parent
    environment = {"PYTHONPATH": f"{folder}:{folder.parent}", "DATELINE_HOME": str(store.parent)}
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(store)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    whole = time.perf_counter() - start
    imported, drawn = map(float, done.stdout.split()[-2:])
    return imported, drawn, whole


if __name__ == "__main__":
    main()
