"""Streamlit's ASGI app and what it adds to every answer. Nothing is drawn or counted here."""
