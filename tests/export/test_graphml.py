"""The graph that other programs read."""

import io

import networkx as nx
import pandas as pd

from dashboard.export.graphml import to_graphml
from dashboard.schema import MethodsCard

CARD = MethodsCard(
    "Ports",
    "3",
    "Russia",
    "articles",
    2,
    "5 of 9 articles",
    "model 1",
    "2021-03-04",
    notes=("a note", "9 of 10 right\x00"),
)


def test_names_ties_and_methods_are_read_back() -> None:
    names = pd.DataFrame(
        [("person:A & B", "A <i>&</i> B\x00", "person", 4), ("RUS", "Russia", "country", 9)],
        columns=["key", "label", "kind", "articles"],
    )
    ties = pd.DataFrame(
        [("person:A & B", "RUS", 3, 2, 0.5)],
        columns=["key", "other_key", "articles", "copies_free", "strength"],
    )
    graph = nx.read_graphml(io.BytesIO(to_graphml(names, ties, CARD)))
    assert graph.nodes["person:A & B"] == {"label": "A <i>&</i> B\ufffd", "kind": "person", "articles": 4}
    assert graph.edges["person:A & B", "RUS"] == {"articles": 3, "copies_free": 2, "weight": 0.5}
    assert graph.graph["Filters"] == "Russia"


def test_every_note_of_the_methods_card_is_in_the_graph() -> None:
    nothing = pd.DataFrame(columns=["key", "label", "kind", "articles"])
    graph = nx.read_graphml(io.BytesIO(to_graphml(nothing, pd.DataFrame(columns=["key"]), CARD)))
    assert graph.graph["Note"] == "a note; 9 of 10 right\ufffd"
