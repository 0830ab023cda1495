"""The app that the web server runs: Streamlit's, with the security headers."""

import streamlit as st
from starlette.middleware import Middleware

from dashboard.paths import PACKAGE
from dashboard.server.security_headers import SecurityHeaders

app = st.App(PACKAGE / "app.py", middleware=[Middleware(SecurityHeaders)])
