"""Only pages of the app reach the app: a request for another host, or from another origin, is refused.

A page of another site, or of another program on this computer, runs in the user's browser too. Without this
check it could open the app's socket, read the corpus and correct it; and Streamlit, to judge a foreign
origin, would ask a server outside for this computer's address.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_READING = ("GET", "HEAD", "OPTIONS")
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_REFUSED = "Dateline answers its own pages only, under the address that it was started with."


class OwnOriginOnly:
    """Middleware that refuses requests for other hosts and from other origins.

    Args:
        app: What is served.
        public: The address under which browsers reach a served app; '' for this computer only.
    """

    def __init__(self, app: ASGIApp, public: str = "") -> None:
        self._app = app
        self._public = public

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on to the app, or refuse it."""
        if scope["type"] == "lifespan" or is_own_request(scope, self._public):
            await self._app(scope, receive, send)
        else:
            await refuse(scope, receive, send, _REFUSED)


async def refuse(scope: Scope, receive: Receive, send: Send, reason: str) -> None:
    """Answer a request with 403 and a reason, and a handshake of a web socket by closing it."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008, "reason": reason})
    else:
        await PlainTextResponse(reason, status_code=403)(scope, receive, send)


def is_own_request(scope: Scope, public: str) -> bool:
    """Return whether a request names the app's own host, and comes from a page of that host.

    A browser states the origin of every web socket and of every request that changes something. Without it,
    only reading over HTTP passes.
    """
    origins = list_own_origins(scope, public)
    headers = Headers(scope=scope)
    hosts = [host.lower() for host in headers.getlist("host")]
    if len(hosts) != 1 or hosts[0] not in map(_host_of, origins):
        return is_health_check(scope, public)
    origin = headers.get("origin")
    if origin is None:
        return scope["type"] == "http" and scope["method"] in _READING
    return origin.lower() in origins and _host_of(origin.lower()) == hosts[0]


def is_health_check(scope: Scope, public: str) -> bool:
    """Return whether a request only asks whether the server runs; the answer holds nothing of a corpus."""
    path = f"{urlsplit(public).path.rstrip('/')}/_stcore/health"
    return scope["type"] == "http" and scope["method"] in _READING and scope["path"] == path


def list_own_origins(scope: Scope, public: str) -> list[str]:
    """Return the origins of the app's pages: the public address, and the names of this computer.

    >>> list_own_origins({"scheme": "ws", "server": ("127.0.0.1", 8501)}, "https://desk.example.org/news")[:2]
    ['https://desk.example.org', 'http://127.0.0.1:8501']
    """
    origins = [make_origin(public)] if public else []
    address = scope.get("server")
    if address is not None and address[1] is not None:
        scheme = "https" if scope["scheme"] in ("https", "wss") else "http"
        origins += [make_origin(f"{scheme}://{name}:{address[1]}") for name in _LOOPBACK]
    return origins


def make_origin(address: str) -> str:
    """Return the origin of an address as browsers write it: scheme, host, and a port that is not the usual.

    >>> make_origin("https://Desk.example.org:443/news"), make_origin("http://localhost:8501/")
    ('https://desk.example.org', 'http://localhost:8501')
    """
    parts = urlsplit(address.lower())
    usual = parts.port is None or parts.port == _DEFAULT_PORTS.get(parts.scheme)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"{parts.scheme}://{host}" if usual else f"{parts.scheme}://{host}:{parts.port}"


def _host_of(origin: str) -> str:
    return urlsplit(origin).netloc
