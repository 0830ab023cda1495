"""Charts: each function returns a drawing without data; the caller adds the rows. No Streamlit."""
