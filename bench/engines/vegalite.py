"""Vega-Lite by vl-convert: the grammar that Altair and many newsrooms write."""

from __future__ import annotations

import json
from typing import Any

from clock import run  # isort: skip (it takes the time)
import vl_convert

WIDTH_PX, HEIGHT_PX = 552, 200


def draw(chart: dict[str, Any], kind: str, form: str) -> bytes:
    """Return the chart as a file."""
    names = chart["series"] or [""]
    values = [
        {"label": row["label"], "series": name, "value": value}
        for row in chart["rows"]
        for name, value in zip(names, row["values"], strict=True)
    ]
    across = {"field": "label", "type": "ordinal", "title": None, "axis": {"labelAngle": 0}}
    amount = {"field": "value", "type": "quantitative", "title": None}
    if kind == "bar":
        encoding: dict[str, Any] = {"y": {**across, "sort": None}, "x": amount}
        layers: list[Any] = [
            {"mark": "bar"},
            {"mark": {"type": "text", "align": "left", "dx": 4}, "encoding": {"text": amount}},
        ]
    else:
        encoding = {"x": across, "y": amount, "color": {"field": "series", "type": "nominal", "title": None}}
        layers = [{"mark": "line"}]
    spec = json.dumps(
        {
            "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
            "title": chart["title"],
            "width": WIDTH_PX,
            "height": HEIGHT_PX,
            "data": {"values": values},
            "layer": layers,
            "encoding": encoding,
        }
    )
    if form == "png":
        return bytes(vl_convert.vegalite_to_png(spec, scale=2))
    return str(vl_convert.vegalite_to_svg(spec)).encode()


if __name__ == "__main__":
    run(draw)
