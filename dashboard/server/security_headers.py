"""The security headers of every answer: the browser loads from the app alone, and shows it in no frame."""

import base64
import hashlib
import re
from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HOST_NAME = re.compile(r"[A-Za-z0-9.\-]+(?::\d{1,5})?|\[[0-9A-Fa-f:]+\](?::\d{1,5})?")
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_INDEX = Path(streamlit.__file__).parent / "static" / "index.html"


class SecurityHeaders:
    """Middleware that adds the headers to each answer over HTTP."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._script_hashes = hash_inline_scripts(_INDEX.read_text(encoding="utf-8"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on to the app, and add the headers to its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = security_headers(Headers(scope=scope).get("host", ""), self._script_hashes)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(headers)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def security_headers(host: str, script_hashes: tuple[str, ...]) -> dict[str, str]:
    """Return the headers of an answer; `script_hashes` are those of the scripts in the page itself."""
    return {
        "Content-Security-Policy": content_policy(host, script_hashes),
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    }


def content_policy(host: str, script_hashes: tuple[str, ...]) -> str:
    """Return the content security policy: nothing is loaded from other hosts.

    Vega turns a chart's expressions into functions ('unsafe-eval'), our components come as blobs, and
    Streamlit writes styles into the page.
    """
    # Not every browser accepts 'self' for the web socket. The host comes from the request, so it is checked.
    sockets = f" ws://{host} wss://{host}" if _HOST_NAME.fullmatch(host) else ""
    scripts = " ".join(f"'sha256-{each}'" for each in script_hashes)
    rules = {
        "default-src": "'self'",
        "script-src": f"'self' 'unsafe-eval' blob: {scripts}".strip(),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": f"'self' data: blob:{sockets}",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def hash_inline_scripts(page: str) -> tuple[str, ...]:
    """Return the SHA-256 (base64) of each script that is written in a page itself."""
    digests = (hashlib.sha256(script.encode("utf-8")).digest() for script in _INLINE_SCRIPT.findall(page))
    return tuple(base64.b64encode(digest).decode("ascii") for digest in digests)
