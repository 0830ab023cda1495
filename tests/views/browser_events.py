"""What a browser sends to a page under test: a click on a list, a facet or a chart, ticks of a table."""

import json
from collections.abc import Sequence

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from tests.test_app import ENTRY, SLOW


def open_app(title: str, **params: list[str]) -> AppTest:
    """Return the whole app, open on one page, so that a click can lead to another page."""
    app = AppTest.from_file(str(ENTRY), default_timeout=SLOW)
    app._page_hash = calc_hash(title.lower())
    for name, values in params.items():
        app.query_params[name] = values
    app.run()
    assert not app.exception, app.exception
    # From now on the app stays on the page that a click led to.
    app._page_hash = ""
    return app


def click_list(page: AppTest, key: str, value: object, event: str = "opened") -> AppTest:
    """Send the event of a component of our own: a list, a facet or a concordance."""
    component = next(each.proto for each in page.get("bidi_component") if _key_of(each.proto.id) == key)
    events = json.dumps([{"event": event, "value": value}])
    state = WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{component.id}__events", json_trigger_value=events)
    return _send(page, state)


def send_state(page: AppTest, key: str, values: dict[str, object]) -> AppTest:
    """Send what a component of our own holds from now on, such as a search that is being typed."""
    component = next(each.proto for each in page.get("bidi_component") if _key_of(each.proto.id) == key)
    return _send(page, WidgetState(id=component.id, json_value=json.dumps(values)))


def click_chart(page: AppTest, chart: str, selection: object = None, **mark: object) -> AppTest:
    """Send what is selected on the chart whose key begins so: a mark of it, or any selection."""
    selected = {"pick": [mark] if mark else []} if selection is None else selection
    return _select(page, "vega_lite_chart", chart, selected)


def tick_rows(page: AppTest, key: str, rows: Sequence[int]) -> AppTest:
    """Send which rows of a table are ticked."""
    return _select(page, "dataframe", key, {"rows": list(rows), "columns": [], "cells": []})


def list_rows(page: AppTest, key: str) -> list[dict[str, object]]:
    """Return the rows that a list, a facet or a concordance was given to draw."""
    component = next(each.proto for each in page.get("bidi_component") if _key_of(each.proto.id) == key)
    rows: list[dict[str, object]] = json.loads(component.json)["rows"]
    return rows


def page_title(app: AppTest) -> str:
    """Return the title of the page that the app is on."""
    (head,) = [each.proto.body for each in app.get("html") if '<h1 class="unseen">' in each.proto.body]
    return head.split('<h1 class="unseen">')[1].split("<")[0]


def _select(page: AppTest, kind: str, key: str, selection: object) -> AppTest:
    ids = [each.proto.id for each in page.get(kind) if _key_of(each.proto.id).startswith(key)]
    state = json.dumps({"selection": selection})
    return _send(page, WidgetState(id=ids[0], string_value=state))


def _send(page: AppTest, state: WidgetState) -> AppTest:
    states = page._tree.get_widget_states()
    states.widgets.append(state)
    page._run(states)
    assert not page.exception, page.exception
    return page


def _key_of(element_id: str) -> str:
    return str(element_id).split("-", 2)[-1]
