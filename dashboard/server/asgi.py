"""The entry that Streamlit serves: the app, with its headers."""

import streamlit as st
from starlette.middleware import Middleware

from dashboard.paths import PACKAGE
from dashboard.server.security_headers import SecurityHeaders

app = st.App(PACKAGE / "app.py", middleware=[Middleware(SecurityHeaders)])
