from streamlit.testing.v1 import AppTest


def page() -> None:
    import streamlit as st

    from dashboard.views.state import address
    from dashboard.views.widgets.tabs import ask_tab

    address.read_filters("Words")
    st.title(ask_tab(["Frequencies", "Trends"]))


def test_the_first_tab_is_open_where_the_address_names_none() -> None:
    assert AppTest.from_function(page).run().title[0].value == "Frequencies"


def test_a_link_opens_its_tab() -> None:
    app = AppTest.from_function(page)
    app.query_params["tab"] = "Trends"
    assert app.run().title[0].value == "Trends"


def test_a_tab_that_is_not_there_opens_the_first() -> None:
    app = AppTest.from_function(page)
    app.query_params["tab"] = "<b>Nothing</b>"
    assert app.run().title[0].value == "Frequencies"


def test_a_click_turns_to_a_tab_and_the_address_says_so() -> None:
    app = AppTest.from_function(page).run()
    app.segmented_control(key="tab_row").select("Trends").run()
    assert (app.title[0].value, app.query_params["tab"]) == ("Trends", "Trends")
    app.segmented_control(key="tab_row").select("Frequencies").run()
    assert app.title[0].value == "Frequencies"
    assert "tab" not in app.query_params
