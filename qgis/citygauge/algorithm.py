"""A command of the program as an algorithm of Processing."""

from __future__ import annotations

import html
import pathlib
import shlex
from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputHtml,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
)
from qgis.PyQt.QtCore import QThread
from qgis.PyQt.QtGui import QIcon

from .command_line import command_line
from .description import Command, Description, Option
from .language import in_language, word
from .parameters import DESTINATIONS, help_text, offered_options, parameter, parameter_name
from .result_layers import find_report, load_result
from .run import run_program

ICON = pathlib.Path(__file__).resolve().parent / "icon.svg"
LOAD = "LOAD"
REPORT = "REPORT"
EXIT_CODE = "EXIT_CODE"
MEANING = "MEANING"
DRAWS_ONLY = "map"  # pictures are no layers


class CommandAlgorithm(QgsProcessingAlgorithm):
    def __init__(self, program: pathlib.Path, description: Description, command: Command) -> None:
        super().__init__()
        self._program = program
        self._description = description
        self._command = command
        self._to_load: list[pathlib.Path] = []

    def createInstance(self) -> CommandAlgorithm:  # noqa: N802
        return CommandAlgorithm(self._program, self._description, self._command)

    def name(self) -> str:
        return self._command.name

    def displayName(self) -> str:  # noqa: N802
        return word(f"title_{self._command.name}")

    def shortDescription(self) -> str:  # noqa: N802
        return in_language(self._command.summary)

    def icon(self) -> QIcon:
        return QIcon(str(ICON))

    def svgIconPath(self) -> str:  # noqa: N802
        return str(ICON)

    def shortHelpString(self) -> str:  # noqa: N802
        rows = "".join(_help_row(option, self._description) for option in offered_options(self._command))
        codes = "".join(
            f"<li><b>{code}</b> {html.escape(in_language(meaning))}</li>"
            for code, meaning in self._command.exit_codes.items()
        )
        return (
            f"<p>{html.escape(in_language(self._command.summary))}</p>"
            f"<h3>{word('parameters')}</h3><ul>{rows}</ul><h3>{word('exit_codes')}</h3><ul>{codes}</ul>"
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802, ARG002
        for option in offered_options(self._command):
            self.addParameter(parameter(option, self._description))
        if self._command.name != DRAWS_ONLY:
            self.addParameter(QgsProcessingParameterBoolean(LOAD, word("load"), defaultValue=True))
            self.addOutput(QgsProcessingOutputHtml(REPORT, word("report")))
        self.addOutput(QgsProcessingOutputNumber(EXIT_CODE, word("exit_code")))
        self.addOutput(QgsProcessingOutputString(MEANING, word("meaning")))

    def processAlgorithm(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        values = {
            parameter_name(option): self._value(option, parameters, context)
            for option in offered_options(self._command)
        }
        words = command_line(self._command, values)
        feedback.pushCommandInfo(shlex.join([str(self._program), *words]))
        code = run_program(self._program, words, self._command, self._description, feedback)
        if code is None:
            return {}
        written = {name: values[name] for name in map(parameter_name, self._destinations()) if values[name]}
        if self._command.name != DRAWS_ONLY and self.parameterAsBool(parameters, LOAD, context):
            self._to_load = [pathlib.Path(place) for place in written.values()]
        meaning = in_language(self._command.exit_codes.get(code, {}))
        return {**written, **_report(written), EXIT_CODE: code, MEANING: meaning}

    def postProcessAlgorithm(  # noqa: N802
        self, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Without a project (qgis_process) there is nowhere to load to; a project may be changed by its own thread
        alone, in which models do not run their steps."""
        project = context.project()
        if project is None or not self._to_load:
            return {}
        if QThread.currentThread() != project.thread():
            feedback.pushInfo(word("not_in_model"))
            return {}
        for place in self._to_load:
            load_result(place, project, feedback)
        return {}

    def _destinations(self) -> list[Option]:
        return [option for option in self._command.options if option.name in DESTINATIONS]

    def _value(self, option: Option, parameters: dict[str, Any], context: QgsProcessingContext) -> Any:
        name = parameter_name(option)
        if option.name in DESTINATIONS:
            return self.parameterAsFileOutput(parameters, name, context)
        if parameters.get(name, self.parameterDefinition(name).defaultValue()) is None:
            return None
        if option.type == "flag":
            return self.parameterAsBool(parameters, name, context)
        if option.type == "choice" and option.many:
            return self.parameterAsEnumStrings(parameters, name, context)
        if option.type == "choice":
            return self.parameterAsEnumString(parameters, name, context)
        if option.type == "integer":
            return self.parameterAsInt(parameters, name, context)
        if option.type == "number":
            return self.parameterAsDouble(parameters, name, context)
        if option.type == "file" and option.many:
            return self.parameterAsFileList(parameters, name, context)
        return self.parameterAsString(parameters, name, context)


def _help_row(option: Option, description: Description) -> str:
    return f"<li><b>{html.escape(option.name)}</b> {html.escape(help_text(option, description))}</li>"


def _report(written: dict[str, str]) -> dict[str, str]:
    for place in written.values():
        report = find_report(pathlib.Path(place))
        if report is not None:
            return {REPORT: str(report)}
    return {}
