"""The outlines of the countries, by alpha-3 code, as a TopoJSON value for Vega."""

import csv
import json
from pathlib import Path
from typing import Any

from dashboard.paths import DATA


def world_topology() -> dict[str, Any]:
    """Return the map with alpha-3 codes as ids; land without a code keeps none."""
    folder = DATA / "world"
    topology: dict[str, Any] = json.loads((folder / "countries-110m.json").read_text(encoding="utf-8"))
    codes = _codes(folder / "codes.csv")
    countries = topology["objects"]["countries"]
    # Nobody reports from Antarctica, and it would take a fifth of the height.
    countries["geometries"] = [s for s in countries["geometries"] if s["properties"]["name"] != "Antarctica"]
    del topology["objects"]["land"]
    for shape in countries["geometries"]:
        name = shape["properties"]["name"]
        shape["id"] = codes.get(shape.get("id", name), "")
        shape["properties"] = {}
    return topology


def _codes(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["id"] or row["name"]: row["country"] for row in csv.DictReader(lines)}


def outlined_countries() -> list[str]:
    """Return the alpha-3 codes that the map draws as an outline."""
    shapes = world_topology()["objects"]["countries"]["geometries"]
    return sorted({shape["id"] for shape in shapes if shape["id"]})
