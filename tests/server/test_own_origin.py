"""Who may ask the server: pages of its own address, and no others."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit import net_util
from streamlit.web.server.starlette.starlette_websocket import _is_origin_allowed

from dashboard.launch_settings import LaunchSettings
from dashboard.server.asgi import list_middleware
from dashboard.server.own_origin import OwnOriginOnly

OWN = "http://localhost:8501"
PUBLIC = "https://desk.example.org/news"


async def answer(_: object) -> PlainTextResponse:
    return PlainTextResponse("a corpus")


async def greet(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("a corpus")
    await socket.close()


def make_client(public: str = "", base: str = OWN) -> TestClient:
    """Return a client of a small app behind the check; the server listens at port 8501."""
    routes = [
        Route("/page", answer, methods=["GET", "PUT", "POST", "DELETE"]),
        Route("/_stcore/health", answer),
        Route("/news/_stcore/health", answer),
        WebSocketRoute("/socket", greet),
    ]
    app = Starlette(routes=routes, middleware=[Middleware(OwnOriginOnly, public=public)])
    return TestClient(app, base_url=base)


@contextmanager
def socket_of(client: TestClient, headers: dict[str, str], path: str = "/socket") -> Iterator[None]:
    # A path alone would be asked of a host that the client makes up.
    with client.websocket_connect(
        f"{str(client.base_url).replace('http', 'ws', 1).rstrip('/')}{path}", headers=headers
    ):
        yield


def is_let_in(client: TestClient, **headers: str) -> bool:
    try:
        with socket_of(client, headers):
            return True
    except WebSocketDisconnect:
        return False


FOREIGN = [
    "http://localhost:8502",
    "http://localhost",
    "http://127.0.0.1:3000",
    "https://localhost:8501",
    "http://evil.example",
    "http://evil.example:8501",
    "http://localhost.evil.example:8501",
    "http://localhost:8501.evil.example",
    "null",
    "",
    "file://",
]


def test_the_own_origin_is_let_in() -> None:
    for base in (OWN, "http://127.0.0.1:8501", "http://[::1]:8501"):
        client = make_client(base=base)
        assert is_let_in(client, Origin=base, Host=base.removeprefix("http://"))
        assert client.get("/page").status_code == 200
        assert client.put("/page", headers={"Origin": base}).status_code == 200


@pytest.mark.parametrize("origin", FOREIGN)
def test_any_local_account_or_page_may_read_and_correct(origin: str) -> None:
    client = make_client()
    assert not is_let_in(client, Origin=origin, Host="localhost:8501")
    for ask in (client.get, client.put, client.post, client.delete):
        answered = ask("/page", headers={"Origin": origin})
        assert answered.status_code == 403
        assert "a corpus" not in answered.text


def test_a_socket_or_a_change_without_an_origin_is_refused() -> None:
    client = make_client()
    assert not is_let_in(client, Host="localhost:8501")
    assert client.put("/page").status_code == 403
    assert client.get("/page").status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example:8501", "evil.example", "localhost", "localhost:8502", "0.0.0.0:8501", ""]
)
def test_a_name_that_somebody_points_to_this_computer_is_refused(host: str) -> None:
    client = make_client()
    assert client.get("/page", headers={"Host": host}).status_code == 403
    assert not is_let_in(client, Origin=f"http://{host}", Host=host)
    assert client.get("/_stcore/health", headers={"Host": host}).status_code == 200


def test_one_own_name_is_not_the_origin_of_the_other() -> None:
    assert not is_let_in(make_client(), Origin="http://127.0.0.1:8501", Host="localhost:8501")


def test_behind_a_proxy_the_public_address_is_the_origin() -> None:
    client = make_client(PUBLIC)
    host = "desk.example.org"
    assert is_let_in(client, Origin="https://desk.example.org", Host=host)
    assert not is_let_in(client, Origin="http://desk.example.org", Host=host)
    assert not is_let_in(client, Origin="https://desk.example.org", Host="localhost:8501")
    assert not is_let_in(client, Origin="https://other.example.org", Host=host)
    assert client.get("/page", headers={"Host": host}).status_code == 200
    assert client.get("/news/_stcore/health", headers={"Host": "10.0.0.7"}).status_code == 200


async def greet_as_streamlit(socket: WebSocket) -> None:
    """Judge the origin as Streamlit does, which asks outside where it does not know it."""
    assert _is_origin_allowed(socket.headers.get("Origin"), socket.headers.get("Host"))
    await greet(socket)


def test_the_app_can_be_made_to_call_out(monkeypatch: pytest.MonkeyPatch) -> None:
    requests: list[str] = []
    monkeypatch.setattr(net_util, "get_external_ip", lambda: requests.append("external"))
    monkeypatch.setattr(net_util, "get_internal_ip", lambda: requests.append("internal"))
    routes = [WebSocketRoute("/socket", greet_as_streamlit)]
    for public, base in (("", OWN), (PUBLIC, "https://desk.example.org")):
        app = Starlette(routes=routes, middleware=list_middleware(LaunchSettings(public=public)))
        client = TestClient(app, base_url=base)
        for origin in FOREIGN:
            assert not is_let_in(client, Origin=origin)
        assert is_let_in(client, Origin=base)
    assert requests == []


def test_a_refused_request_carries_the_security_headers() -> None:
    app = Starlette(routes=[Route("/", answer)], middleware=list_middleware(LaunchSettings()))
    refused = TestClient(app, base_url=OWN).get("/", headers={"Host": "evil.example"})
    assert refused.status_code == 403
    assert refused.headers["X-Frame-Options"] == "DENY"
