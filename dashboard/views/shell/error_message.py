"""What stands on the page in place of an error that nobody expected."""

import streamlit as st

from dashboard.error_report import report_error
from dashboard.views.widgets.chart_panel import escape_markdown


def draw_error(error: Exception) -> bool:
    """Draw an error in words and return True, so that Streamlit draws no traceback.

    Streamlit writes the traceback to the terminal as well; `report_error` writes it to the log.
    """
    st.error(escape_markdown(report_error(error)))
    return True
