"""Exports names and ties as GraphML, for Gephi, yEd, Cytoscape and igraph."""

import io

import networkx as nx
import pandas as pd

from dashboard.export.csv_xlsx import to_records
from dashboard.schema import MethodsCard
from dashboard.text.xml_characters import replace_invalid


def to_graphml(names: pd.DataFrame, ties: pd.DataFrame, card: MethodsCard) -> bytes:
    """Return the graph, with its methods card as attributes of the graph.

    Args:
        names: Columns key, label, kind and articles.
        ties: Columns key, other_key, articles, copies_free and strength.
        card: The methods card.
    """
    graph = nx.Graph(**_list_methods(card))
    for row in to_records(names):
        graph.add_node(
            row["key"],
            label=row["label"],
            kind=row["kind"],
            articles=row["articles"],
        )
    for row in to_records(ties):
        graph.add_edge(
            row["key"],
            row["other_key"],
            articles=row["articles"],
            copies_free=row["copies_free"],
            weight=row["strength"],
        )
    out = io.BytesIO()
    nx.write_graphml(graph, out, named_key_ids=False)
    return out.getvalue()


def _list_methods(card: MethodsCard) -> dict[str, str]:
    """Return the methods card with all its notes in one value, since an attribute of a graph occurs once."""
    values: dict[str, str] = {}
    for label, value in card.lines():
        values[label] = replace_invalid(f"{values[label]}; {value}" if label in values else value)
    return values
