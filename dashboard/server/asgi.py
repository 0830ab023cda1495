"""The app that the web server runs: Streamlit's, behind the checks of who asks, with words for an error."""

import streamlit as st
from starlette.middleware import Middleware

from dashboard.launch_settings import LaunchSettings, read_launch_settings
from dashboard.paths import PACKAGE
from dashboard.server.own_origin import OwnOriginOnly
from dashboard.server.security_headers import SecurityHeaders
from dashboard.server.token_cookie import TokenCookie


def list_middleware(settings: LaunchSettings) -> list[Middleware]:
    """Return the checks and headers, in the order in which a request passes them."""
    middleware = [Middleware(SecurityHeaders), Middleware(OwnOriginOnly, public=settings.public)]
    if settings.token:
        middleware.append(Middleware(TokenCookie, token=settings.token, public=settings.public))
    return middleware


def draw_error(error: Exception) -> bool:
    """Draw an error on the page in words, and return True so that Streamlit draws no traceback."""
    # Views make caches when they are imported, and these need the running server.
    from dashboard.views.shell.error_message import draw_error as draw_words

    return draw_words(error)


app = st.App(
    PACKAGE / "app.py", middleware=list_middleware(read_launch_settings()), on_script_error=draw_error
)
