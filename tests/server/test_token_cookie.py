"""The token of a shared machine: once in an address, then a cookie."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from dashboard.launch_settings import LaunchSettings
from dashboard.server.asgi import list_middleware
from dashboard.server.token_cookie import TokenCookie

TOKEN = "a-long-secret"
OWN = "http://localhost:8501"
SOCKET = "ws://localhost:8501/socket"


async def answer(_: object) -> PlainTextResponse:
    return PlainTextResponse("a corpus")


async def greet(socket: WebSocket) -> None:
    await socket.accept()
    await socket.close()


def make_client(public: str = "") -> TestClient:
    routes = [
        Route("/", answer),
        Route("/news/timeline", answer),
        Route("//evil.example/x", answer),
        Route("/_stcore/health", answer),
        WebSocketRoute("/socket", greet),
    ]
    app = Starlette(routes=routes, middleware=[Middleware(TokenCookie, token=TOKEN, public=public)])
    return TestClient(app, base_url=OWN, follow_redirects=False)


def test_without_the_token_nothing_is_answered_but_the_health_check() -> None:
    client = make_client()
    for path in ("/", "/news/timeline?q=rain", "/?token=", "/?token=wrong", "/?token=A-long-secret"):
        answered = client.get(path)
        assert answered.status_code == 403
        assert "a corpus" not in answered.text
        assert "set-cookie" not in answered.headers
    with pytest.raises(WebSocketDisconnect), client.websocket_connect(SOCKET):
        pass
    with pytest.raises(WebSocketDisconnect), client.websocket_connect(f"{SOCKET}?token={TOKEN}"):
        pass
    assert client.get("/_stcore/health").status_code == 200


def test_a_token_becomes_a_cookie_at_once_and_leaves_the_address() -> None:
    client = make_client()
    answered = client.get(f"/news/timeline?q=rain+%26+snow&token={TOKEN}&country=FRA")
    assert answered.status_code == 303
    assert answered.headers["location"] == "./timeline?q=rain+%26+snow&country=FRA"
    assert answered.headers["cache-control"] == "no-store"
    cookie = answered.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert TOKEN not in cookie
    assert client.get("/news/timeline").text == "a corpus"
    with client.websocket_connect(SOCKET):
        pass


@pytest.mark.parametrize("path", ["//evil.example/x", "/%2F%2Fevil.example", "/\\evil.example"])
def test_the_way_back_leads_to_no_other_host(path: str) -> None:
    answered = make_client().get(f"{OWN}{path}?token={TOKEN}")
    assert answered.headers["location"].startswith("./")
    assert "//" not in answered.headers["location"]


def test_behind_https_the_cookie_is_secure() -> None:
    assert (
        "Path=/news"
        in make_client("https://desk.example.org/news").get(f"/?token={TOKEN}").headers["set-cookie"]
    )
    assert "Secure" in make_client("https://desk.example.org").get(f"/?token={TOKEN}").headers["set-cookie"]
    assert "Secure" not in make_client().get(f"/?token={TOKEN}").headers["set-cookie"]


@pytest.mark.parametrize(
    "cookie", ["dateline_token=", "dateline_token=wrong", "a[]b; =", "dateline_token_8501=x"]
)
def test_another_cookie_does_not_open_it(cookie: str) -> None:
    assert make_client().get("/", headers={"Cookie": cookie}).status_code == 403


def test_the_app_asks_for_the_token_where_it_has_one() -> None:
    app = Starlette(routes=[Route("/", answer)], middleware=list_middleware(LaunchSettings(token=TOKEN)))
    client = TestClient(app, base_url=OWN)
    assert client.get("/").status_code == 403
    assert client.get(f"/?token={TOKEN}").text == "a corpus"
