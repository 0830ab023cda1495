"""An app that is served: with a token, before pages of other sites, and behind nginx under a sub-path."""

import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.paths import ROOT
from tests.browser.driving import PATIENCE, REQUIRED, choose, free_port, go_to, new_page, wait_for
from tests.sample_corpus import make_sample_store

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
KNOCK = """address => new Promise(done => {
    const socket = new WebSocket(address, ["streamlit"]);
    socket.onopen = () => done("open");
    socket.onerror = () => done("refused");
})"""


@contextmanager
def served_app(home: Path, port: int, *options: str) -> Iterator[str]:
    """Serve the sample corpus and give what the command says."""
    store = make_sample_store(home / "sample")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "dashboard", "serve", str(store), "--port", str(port), *options],
        cwd=ROOT,
        env={**environment, "DATELINE_HOME": str(home)},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        lines = "".join(process.stdout.readline() for _ in range(4))
        yield lines
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def other_site(folder: Path) -> Iterator[str]:
    """Serve an empty page at another port of this computer."""
    (folder / "index.html").write_text("<title>another site</title>")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def see_articles(page: Page) -> None:
    expect(page.locator(".st-key-headline")).to_contain_text("60 articles", timeout=PATIENCE)


def test_a_token_lets_a_browser_in_and_is_in_no_address(browser: Browser, tmp_path: Path) -> None:
    port = free_port()
    with served_app(tmp_path, port, "--token") as printed:
        address = re.search(r"http://\S+", printed)
        assert address is not None
        wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        with new_page(browser, address[0]) as page:
            see_articles(page)
            assert "token" not in page.url
            choose(page, "region", "Asia")
            go_to(page, "Places")
            assert "token" not in page.url
            assert page.evaluate("document.cookie").find("dateline") == -1
        stranger = browser.new_page()
        answered = stranger.goto(f"http://127.0.0.1:{port}/")
        assert answered is not None
        assert answered.status == 403
        stranger.close()


def test_a_page_of_another_port_opens_no_socket(browser: Browser, app: str, tmp_path: Path) -> None:
    socket = f"{app.replace('http', 'ws', 1)}/_stcore/stream"
    with other_site(tmp_path) as address:
        page = browser.new_page()
        page.goto(address)
        assert page.evaluate(KNOCK, socket) == "refused"
        page.goto(app)
        assert page.evaluate(KNOCK, socket) == "open"
        page.close()


@contextmanager
def served_behind_nginx(folder: Path, user: str, *options: str) -> Iterator[str]:
    """Serve the sample under a sub-path of nginx, as its users' guide says, and give the public address.

    `user` stands for who has signed in at nginx.
    """
    folder.mkdir(exist_ok=True)
    port, front = free_port(), free_port()
    public = f"http://127.0.0.1:{front}/news"
    location = (ROOT / "docs" / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    location = location.replace(":8501", f":{port}").replace("$remote_user", f'"{user}"')
    folders = "".join(
        f"{each}_temp_path {folder}/{each};" for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ access_log off; {folders} server {{ listen 127.0.0.1:{front};\n{location}\n}} }}\n"
    )
    with served_app(folder / "home", port, "--public", public, *options):
        command = [str(NGINX), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
        proxy = subprocess.Popen(command)
        try:
            wait_for(f"{public}/_stcore/health")
            yield public
        finally:
            proxy.terminate()
            proxy.wait(20)


@pytest.mark.skipif(NGINX is None and not REQUIRED, reason="there is no nginx on this machine")
def test_behind_nginx_under_a_sub_path(browser: Browser, tmp_path: Path) -> None:
    with served_behind_nginx(tmp_path, "") as public, new_page(browser, f"{public}/") as page:
        see_articles(page)
        choose(page, "region", "Asia")
        go_to(page, "Places")
        assert page.url.startswith(f"{public}/places?")


@pytest.mark.skipif(NGINX is None and not REQUIRED, reason="there is no nginx on this machine")
def test_a_reader_behind_nginx_reads_and_changes_nothing(browser: Browser, tmp_path: Path) -> None:
    visitors = tmp_path / "visitors.toml"
    visitors.write_text('[ben]\nrole = "reader"\ncorpora = ["sample"]\n')
    options = ("--visitors", str(visitors))
    with served_behind_nginx(tmp_path, "ben", *options) as public, new_page(browser, f"{public}/") as page:
        see_articles(page)
        page.get_by_role("button", name="Save view").click()
        page.get_by_label("Name", exact=True).fill("mine")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_text("You may read here, and change nothing")).to_be_visible(timeout=PATIENCE)
    folder = tmp_path / "nobody"
    with served_behind_nginx(folder, "", *options) as public, new_page(browser, f"{public}/") as page:
        expect(page.get_by_text("The proxy does not say who you are")).to_be_visible(timeout=PATIENCE)
