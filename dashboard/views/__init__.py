"""What is on the screen: a page or a widget a module. Streamlit lives here and in `app`; nothing is counted here."""
