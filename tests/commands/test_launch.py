"""What the server is started with, and what it says of who can reach it."""

from pathlib import Path

import pytest

from dashboard.command_arguments import make_parser
from dashboard.commands.launch import (
    LaunchError,
    ServerOptions,
    check_options,
    describe_server,
    is_loopback,
    server_environment,
)
from dashboard.launch_settings import LaunchSettings, read_launch_settings

PUBLIC = LaunchSettings(public="https://desk.example.org/news")


def test_a_server_is_for_this_computer_and_says_so() -> None:
    options = ServerOptions()
    check_options(LaunchSettings(), options)
    description = describe_server(LaunchSettings(), options)
    assert "http://127.0.0.1:8501" in description
    assert "Only this computer can reach it" in description
    assert "may read and correct every corpus" in description
    assert server_environment(LaunchSettings(), options)["STREAMLIT_SERVER_ADDRESS"] == "127.0.0.1"


def test_a_token_is_in_the_address_that_is_printed_and_in_no_argument() -> None:
    description = describe_server(LaunchSettings(token="secret"), ServerOptions())
    assert "http://127.0.0.1:8501/?token=secret" in description
    assert make_parser().parse_args(["serve", "--token"]).token is True


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.168.1.7", "desk.example.org"])
def test_a_server_for_others_must_name_its_address(address: str) -> None:
    with pytest.raises(LaunchError, match="--public"):
        check_options(LaunchSettings(), ServerOptions(address))
    check_options(PUBLIC, ServerOptions(address))
    assert f"Every computer that reaches {address}" in describe_server(PUBLIC, ServerOptions(address))


@pytest.mark.parametrize(
    "public", ["desk.example.org", "ftp://desk", "https://", "https://a:b@desk", "http://a/?b"]
)
def test_a_public_address_that_is_none_is_refused(public: str) -> None:
    with pytest.raises(LaunchError, match="is not an address"):
        check_options(LaunchSettings(public=public), ServerOptions())


def test_behind_a_proxy_the_pages_lie_under_its_path() -> None:
    environment = server_environment(PUBLIC, ServerOptions())
    assert environment["STREAMLIT_SERVER_BASE_URL_PATH"] == "news"
    assert environment["STREAMLIT_BROWSER_SERVER_ADDRESS"] == "desk.example.org"


def test_settings_reach_the_server_as_they_were_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = LaunchSettings(tmp_path / "a", (tmp_path, tmp_path / "b"), "https://c", "d", tmp_path / "e")
    for name in ("STORE", "ROOTS", "PUBLIC", "TOKEN", "VISITORS"):
        monkeypatch.delenv(f"DATELINE_{name}", raising=False)
    assert read_launch_settings() == LaunchSettings()
    for name, value in settings.to_environment().items():
        monkeypatch.setenv(name, value)
    assert read_launch_settings() == settings


@pytest.mark.parametrize("command", [[], ["demo", "dispatches"], ["open", "x"], ["serve"]])
def test_folders_are_gone_through_only_where_the_command_line_says_so(command: list[str]) -> None:
    assert make_parser().parse_args(command).browse == []
    assert make_parser().parse_args([*command, "--browse", "/a"]).browse == [Path("/a")]


@pytest.mark.parametrize(
    ("name", "is_here"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("[::1]", True),
        ("0.0.0.0", False),
        ("192.168.1.2", False),
        ("evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("", False),
    ],
)
def test_only_names_of_this_computer_are_this_computer(name: str, is_here: bool) -> None:
    assert is_loopback(name) is is_here
