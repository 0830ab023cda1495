"""The app that the web server runs: Streamlit's, with the security headers, and words for an error."""

import streamlit as st
from starlette.middleware import Middleware

from dashboard.paths import PACKAGE
from dashboard.server.security_headers import SecurityHeaders
from dashboard.views.shell.error_message import draw_error

app = st.App(PACKAGE / "app.py", middleware=[Middleware(SecurityHeaders)], on_script_error=draw_error)
