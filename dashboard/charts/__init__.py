"""Charts: options -> a drawing over rows that the caller hands over. No data, no counting, no Streamlit."""
