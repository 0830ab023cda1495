"""What every answer of the app tells a browser: load from here alone, in no frame, guess nothing, tell nobody."""

import base64
import hashlib
import re
from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HOST = re.compile(r"[A-Za-z0-9.\-]+(?::\d{1,5})?|\[[0-9A-Fa-f:]+\](?::\d{1,5})?")
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_INDEX = Path(streamlit.__file__).parent / "static" / "index.html"


class SecurityHeaders:
    """Middleware that adds the headers to each answer over HTTP."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._inline = inline_hashes(_INDEX.read_text(encoding="utf-8"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, with the headers added."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = security_headers(Headers(scope=scope).get("host", ""), self._inline)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(headers)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def security_headers(host: str, inline: tuple[str, ...]) -> dict[str, str]:
    """Return the headers of an answer to a request for `host`; `inline` are hashes of scripts in the page."""
    return {
        "Content-Security-Policy": content_policy(host, inline),
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    }


def content_policy(host: str, inline: tuple[str, ...]) -> str:
    """Return the policy: nothing from elsewhere.

    Vega turns a chart's expressions into functions ('unsafe-eval'), parts of our own come as blobs, and Streamlit
    styles what it draws in place.
    """
    # Not every browser takes 'self' for the web socket; the name is checked, for it comes from the request.
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    scripts = " ".join(f"'sha256-{each}'" for each in inline)
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


def inline_hashes(page: str) -> tuple[str, ...]:
    """Return the SHA-256 (base64) of each script that stands in a page itself."""
    digests = (hashlib.sha256(script.encode("utf-8")).digest() for script in _INLINE.findall(page))
    return tuple(base64.b64encode(digest).decode("ascii") for digest in digests)
