"""Start the app: in a browser on this computer, or as a server for others."""

import ipaddress
import os
import secrets
import subprocess
import sys
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from dashboard.errors import DashboardError
from dashboard.launch_settings import LaunchSettings
from dashboard.paths import PACKAGE, ROOT

_COMMAND = (sys.executable, "-m", "streamlit", "run", str(PACKAGE / "server" / "asgi.py"))


class LaunchError(DashboardError):
    """The options of the server contradict each other, or leave open who may reach it."""


@dataclass(frozen=True, slots=True)
class ServerOptions:
    """Where a server listens; `with_token` makes a token that each browser must bring once."""

    address: str = "127.0.0.1"
    port: int = 8501
    with_token: bool = False


def open_app(settings: LaunchSettings) -> int:
    """Run the app in a browser on this computer until it is stopped, and return its exit code."""
    try:
        return subprocess.call(_COMMAND, cwd=ROOT, env=os.environ | settings.to_environment())
    except KeyboardInterrupt:
        return 0


def serve_app(settings: LaunchSettings, options: ServerOptions) -> int:
    """Print who can reach the app, then run it until it is stopped, and return its exit code.

    Raises:
        LaunchError: The address or the options do not say under which name browsers reach the app.
    """
    check_options(settings, options)
    if options.with_token and not settings.token:
        settings = replace(settings, token=os.environ.get("DATELINE_TOKEN") or secrets.token_urlsafe(24))
    print(describe_server(settings, options), flush=True)
    environment = os.environ | settings.to_environment() | server_environment(settings, options)
    if os.name == "posix":
        # The server takes the place of this process, so that a service manager's signals reach it.
        os.chdir(ROOT)
        os.execve(sys.executable, _COMMAND, environment)  # noqa: S606  a fixed command
    return subprocess.call(_COMMAND, cwd=ROOT, env=environment)


def check_options(settings: LaunchSettings, options: ServerOptions) -> None:
    """Raise LaunchError where it is not clear under which address browsers reach the app."""
    if settings.visitors is not None and not settings.visitors.is_file():
        raise LaunchError(f"{settings.visitors} is not there. --visitors names the file of visitors.")
    if settings.public:
        parts = urlsplit(settings.public)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.username:
            raise LaunchError(f"{settings.public} is not an address such as https://desk.example.org/news.")
    elif not is_loopback(options.address):
        raise LaunchError(
            f"At {options.address} other computers can reach Dateline. Add --public with the address that "
            "their browsers use, such as --public https://desk.example.org; other addresses are refused."
        )


def describe_server(settings: LaunchSettings, options: ServerOptions) -> str:
    """Return where the app is served, who can reach it, and who may read and correct."""
    address = settings.public or f"http://{options.address}:{options.port}"
    printed = f"{address.rstrip('/')}/?token={settings.token}" if settings.token else address
    if is_loopback(options.address):
        reach = "Only this computer can reach it, or a proxy that runs on it."
    else:
        reach = f"Every computer that reaches {options.address} can reach it."
    who = {
        (False, False): "Whoever reaches it may read and correct every corpus; --token asks for a token.",
        (True, False): "A browser must open this address once; the token then becomes a cookie.",
    }.get((bool(settings.token), settings.visitors is not None), f"Who may do what: {settings.visitors}.")
    return f"Dateline serves {printed}\n{reach}\n{who}\nStop it with Ctrl+C."


def server_environment(settings: LaunchSettings, options: ServerOptions) -> dict[str, str]:
    """Return Streamlit's options for a server, as environment variables."""
    public = urlsplit(settings.public or f"http://{options.address}:{options.port}")
    return {
        "STREAMLIT_SERVER_ADDRESS": options.address,
        "STREAMLIT_SERVER_PORT": str(options.port),
        "STREAMLIT_SERVER_HEADLESS": "true",
        "STREAMLIT_SERVER_BASE_URL_PATH": public.path.strip("/"),
        # Streamlit asks a server outside for this computer's address where it is not told one.
        "STREAMLIT_BROWSER_SERVER_ADDRESS": public.hostname or "localhost",
        "STREAMLIT_LOGGER_HIDE_WELCOME_MESSAGE": "true",
    }


def is_loopback(address: str) -> bool:
    """Return whether only this computer reaches an address."""
    if address == "localhost" or address.startswith("unix://"):
        return True
    try:
        return ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False
