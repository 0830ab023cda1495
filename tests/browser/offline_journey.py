"""A build, the app and its exports, in a network without a way out; run by test_offline.py, traced by strace.

It is a program of its own, since it must begin inside the network that `unshare --net` makes.
"""

import fcntl
import http.client
import os
import signal
import socket
import struct
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from dashboard.app import PAGES
from dashboard.paths import ROOT
from tests.browser.driving import CHROMIUM, FLAGS, PATIENCE, download, go_to, new_page, wait_for
from tests.sample_corpus import make_sample_store

PORT = 8501
SETS_FLAGS, UP_AND_LOOPBACK = 0x8914, 0x49
FILES = ("CSV", "Excel", "JSON", "PNG", "SVG", "PDF", "Web page")


def main(folder: Path) -> None:
    raise_loopback()
    environment = {**os.environ, "DATELINE_HOME": str(folder)}
    texts = folder / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("Rain in Lyon\n\nIt rained in Lyon, France, on 3 May 2014.\n")
    build = ("build", str(texts), "--into", str(folder / "built"))
    subprocess.run(traced(folder / "build.trace", *build), cwd=ROOT, env=environment, check=True)
    store = make_sample_store(folder / "sample")
    serve = traced(folder / "app.trace", "serve", str(store), "--port", str(PORT))
    # A session of its own: strace and what it traces end together.
    server = subprocess.Popen(
        serve, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        wait_for(f"http://127.0.0.1:{PORT}/_stcore/health")
        knock_from_another_site()
        visit_every_page(folder)
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait(30)


def raise_loopback() -> None:
    """Let 127.0.0.1 be reached; nothing else has a route."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as door:
        fcntl.ioctl(door, SETS_FLAGS, struct.pack("16sh", b"lo", UP_AND_LOOPBACK))


def traced(trace: Path, *arguments: str) -> list[str]:
    calls = "trace=connect,sendto,sendmsg,sendmmsg"
    program = [sys.executable, "-m", "dashboard", *arguments]
    return ["strace", "-f", "--seccomp-bpf", "-qq", "-s", "0", "-e", calls, "-o", str(trace), *program]


def knock_from_another_site() -> None:
    """Try the app's socket as a page of another site does."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=10)
    connection.request(
        "GET",
        "/_stcore/stream",
        headers={
            "Origin": "http://elsewhere.example",
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
        },
    )
    assert connection.getresponse().status == 403


def visit_every_page(folder: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        with new_page(browser, f"http://127.0.0.1:{PORT}") as page:
            expect(page.locator(".st-key-headline")).to_contain_text("60 articles", timeout=3 * PATIENCE)
            for label in FILES:
                assert download(page, "over_time", label, folder).stat().st_size > 0
            for title in list(PAGES)[1:]:
                go_to(page, title)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
