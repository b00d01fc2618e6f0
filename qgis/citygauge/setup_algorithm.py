"""Stands in the toolbox while the program is missing or does not fit, and says why."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingAlgorithm, QgsProcessingException

from .language import word


class SetupAlgorithm(QgsProcessingAlgorithm):
    def __init__(self, reason: str) -> None:
        super().__init__()
        self._reason = reason

    def createInstance(self) -> SetupAlgorithm:  # noqa: N802
        return SetupAlgorithm(self._reason)

    def name(self) -> str:
        return "setup"

    def displayName(self) -> str:  # noqa: N802
        return word("setup")

    def shortHelpString(self) -> str:  # noqa: N802
        return self._reason

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802, ARG002
        """Nothing can be set here."""

    def processAlgorithm(self, parameters: Any, context: Any, feedback: Any) -> dict[str, Any]:  # noqa: N802, ARG002
        raise QgsProcessingException(self._reason)
