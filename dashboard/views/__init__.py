"""The screen: state, widgets, shell and pages. Only this package, `app` and `server` use Streamlit."""
