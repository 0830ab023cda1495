"""A token for an app on a shared machine: shown once in an address, then a cookie that no script can read."""

import hashlib
import hmac
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.server.own_origin import is_health_check, refuse

_PARAMETER = "token"
_REFUSED = "Open the address with ?token= that `dateline serve` printed. It is needed once in each browser."


class TokenCookie:
    """Middleware that lets a browser in that has the token's cookie, or brings the token.

    Args:
        app: What is served.
        token: The token.
        public: The address under which browsers reach a served app; '' for this computer only.
    """

    def __init__(self, app: ASGIApp, token: str, public: str = "") -> None:
        self._app = app
        self._token = token
        self._public = public

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on to the app, turn a token into a cookie, or refuse."""
        if scope["type"] == "lifespan" or is_health_check(scope, self._public):
            await self._app(scope, receive, send)
        elif scope["type"] == "http" and (brought := _find_token(scope)) is not None:
            if hmac.compare_digest(brought.encode(), self._token.encode()):
                await self._set_cookie(scope)(scope, receive, send)
            else:
                await refuse(scope, receive, send, _REFUSED)
        elif self._has_cookie(scope):
            await self._app(scope, receive, send)
        else:
            await refuse(scope, receive, send, _REFUSED)

    def _set_cookie(self, scope: Scope) -> Response:
        """Return a redirect to the same address without the token, which sets the cookie."""
        answer = Response(status_code=303, headers={"Location": _address_without_token(scope)})
        answer.headers["Cache-Control"] = "no-store"
        answer.set_cookie(
            _cookie_name(scope),
            cookie_value(self._token),
            httponly=True,
            samesite="strict",
            path=urlsplit(self._public).path.rstrip("/") or "/",
            secure=self._public.startswith("https") or scope["scheme"] == "https",
        )
        return answer

    def _has_cookie(self, scope: Scope) -> bool:
        cookies = SimpleCookie()
        try:
            for line in Headers(scope=scope).getlist("cookie"):
                cookies.load(line)
        except CookieError:
            return False
        cookie = cookies.get(_cookie_name(scope))
        return cookie is not None and hmac.compare_digest(
            cookie.value.encode(), cookie_value(self._token).encode()
        )


def cookie_value(token: str) -> str:
    """Return what the cookie holds: a hash, so that the token itself is kept nowhere."""
    return hashlib.sha256(b"dateline cookie " + token.encode()).hexdigest()


def _cookie_name(scope: Scope) -> str:
    # Browsers do not keep the cookies of two ports of one host apart.
    port = (scope.get("server") or ("", None))[1]
    return f"dateline_token_{port}" if port else "dateline_token"


def _find_token(scope: Scope) -> str | None:
    pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    return next((value for name, value in pairs if name == _PARAMETER), None)


def _address_without_token(scope: Scope) -> str:
    """Return an address relative to the page's folder, so that it can lead to no other host."""
    page = quote(scope["path"].rsplit("/", 1)[1])
    pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    rest = urlencode([(name, value) for name, value in pairs if name != _PARAMETER])
    return f"./{page}?{rest}" if rest else f"./{page}"
