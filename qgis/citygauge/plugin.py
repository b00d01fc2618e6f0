"""The plugin: registers the provider, and says at once if the program is missing."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication

from .provider import CitygaugeProvider


class CitygaugePlugin:
    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._provider: CitygaugeProvider | None = None

    def initProcessing(self) -> None:  # noqa: N802
        """All that qgis_process asks for."""
        self._provider = CitygaugeProvider()
        QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:  # noqa: N802
        self.initProcessing()
        problem = self._provider.warningMessage() if self._provider else ""
        if problem:
            self._iface.messageBar().pushWarning("citygauge", problem)

    def unload(self) -> None:
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
