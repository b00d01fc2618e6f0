"""The QGIS plugin of citygauge: its commands as Processing algorithms."""

from __future__ import annotations

from typing import Any


def classFactory(iface: Any) -> Any:  # noqa: N802 (QGIS calls it by this name)
    """QGIS starts here. `iface` is None in qgis_process."""
    from .plugin import CitygaugePlugin

    return CitygaugePlugin(iface)
