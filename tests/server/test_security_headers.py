"""What every answer tells a browser, whatever it is asked for."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.server.security_headers import SecurityHeaders, content_policy, hash_inline_scripts


@pytest.fixture
def client() -> TestClient:
    async def answer(_: object) -> PlainTextResponse:
        return PlainTextResponse("yes")

    app = Starlette(routes=[Route("/there", answer)], middleware=[Middleware(SecurityHeaders)])
    return TestClient(app)


@pytest.mark.parametrize("path", ["/there", "/nowhere"])
def test_every_answer_carries_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "default-src 'self'" in headers["Content-Security-Policy"]


def test_the_policy_names_no_place_but_the_app_itself() -> None:
    policy = content_policy("localhost:8501", ("abc=",))
    places = {word for rule in policy.split("; ") for word in rule.split()[1:]}
    assert {place for place in places if "." in place or "//" in place} == {
        "ws://localhost:8501",
        "wss://localhost:8501",
    }
    assert "'unsafe-inline'" not in next(rule for rule in policy.split("; ") if rule.startswith("script-src"))
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("host", ["", "evil.example; script-src *", "a b", "x\r\ny", "*"])
def test_a_host_that_is_no_name_adds_nothing(host: str) -> None:
    assert "ws://" not in content_policy(host, ())


def test_scripts_of_the_page_itself_are_named_by_their_hash() -> None:
    page = "<script>a = 1</script><script type='module' src='x.js'></script>"
    assert hash_inline_scripts(page) == ("tbwf/ZCRL7GL7259gJCRksemSSiWMgFW1n+68QTGVEo=",)
