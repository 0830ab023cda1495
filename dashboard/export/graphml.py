"""Names and ties -> GraphML, for Gephi, yEd, Cytoscape and igraph."""

import io
import re
from typing import Any

import networkx as nx
import pandas as pd

from dashboard.schema import MethodsCard

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_graphml(names: pd.DataFrame, ties: pd.DataFrame, card: MethodsCard) -> bytes:
    """Return the graph with its methods card as attributes of the whole.

    Args:
        names: Columns key, label, kind and articles.
        ties: Columns key, other_key, articles, copies_free and strength.
        card: The methods card.
    """
    graph = nx.Graph(**_methods(card))
    for row in _records(names):
        graph.add_node(
            _clean(row["key"]),
            label=_clean(row["label"]),
            kind=_clean(row["kind"]),
            articles=int(row["articles"]),
        )
    for row in _records(ties):
        graph.add_edge(
            _clean(row["key"]),
            _clean(row["other_key"]),
            articles=int(row["articles"]),
            copies_free=int(row["copies_free"]),
            weight=float(row["strength"]),
        )
    out = io.BytesIO()
    nx.write_graphml(graph, out, named_key_ids=False)
    return out.getvalue()


def _methods(card: MethodsCard) -> dict[str, str]:
    """Return the card with all its notes in one line, since an attribute of a graph stands once."""
    said: dict[str, str] = {}
    for label, value in card.lines():
        said[label] = _clean(f"{said[label]}; {value}" if label in said else value)
    return said


def _records(rows: pd.DataFrame) -> list[dict[Any, Any]]:
    return rows.to_dict("records")


def _clean(text: object) -> str:
    """Return text without the characters that XML cannot hold."""
    return _NOT_XML.sub("", str(text))
