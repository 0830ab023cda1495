from streamlit.testing.v1 import AppTest


def _lists() -> None:
    import streamlit as st

    from dashboard.views.widgets.event_display_switches import ask_order, current_order

    many = st.toggle("many", value=True)
    st.text(current_order("order", many=many))
    ask_order("order")


def test_a_list_of_many_pages_begins_with_what_is_written_about_most() -> None:
    app = AppTest.from_function(_lists).run()
    assert app.text[0].value == "most written"
    app.toggle[0].set_value(False).run()
    assert app.text[0].value == "day"


def test_an_order_that_was_chosen_stays() -> None:
    app = AppTest.from_function(_lists).run()
    app.button_group[0].set_value("day").run()
    assert app.text[0].value == "day"
