"""The entry that Streamlit serves: the app, with its headers."""

import streamlit as st
from starlette.middleware import Middleware

from dashboard.headers import SecurityHeaders
from dashboard.paths import PACKAGE

app = st.App(PACKAGE / "app.py", middleware=[Middleware(SecurityHeaders)])
