"""The provider in the Processing toolbox: the commands that the installed program has."""

from __future__ import annotations

from processing.core.ProcessingConfig import ProcessingConfig, Setting, settingsWatcher
from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .algorithm import ICON, CommandAlgorithm
from .language import word
from .program import ProgramError, describe, find_program
from .setup_algorithm import SetupAlgorithm

PROGRAM_SETTING = "CITYGAUGE_PROGRAM"


class CitygaugeProvider(QgsProcessingProvider):
    def __init__(self) -> None:
        super().__init__()
        self._problem = ""
        self._chosen = ""

    def id(self) -> str:
        return "citygauge"

    def name(self) -> str:
        return "citygauge"

    def icon(self) -> QIcon:
        return QIcon(str(ICON))

    def svgIconPath(self) -> str:  # noqa: N802
        return str(ICON)

    def load(self) -> bool:
        ProcessingConfig.settingIcons[self.name()] = self.icon()
        ProcessingConfig.addSetting(
            Setting(self.name(), PROGRAM_SETTING, word("program_setting"), "", valuetype=Setting.FILE)
        )
        ProcessingConfig.readSettings()
        settingsWatcher.settingsChanged.connect(self._follow_setting)
        self.refreshAlgorithms()
        return True

    def unload(self) -> None:
        settingsWatcher.settingsChanged.disconnect(self._follow_setting)
        ProcessingConfig.removeSetting(PROGRAM_SETTING)

    def warningMessage(self) -> str:  # noqa: N802
        return self._problem

    def loadAlgorithms(self) -> None:  # noqa: N802
        self._problem = ""
        self._chosen = ProcessingConfig.getSetting(PROGRAM_SETTING) or ""
        try:
            program = find_program(self._chosen)
            description = describe(program)
        except ProgramError as error:
            self._problem = f"{error}\n{word('how_to_set')}"
            self.addAlgorithm(SetupAlgorithm(self._problem))
            return
        for command in description.commands:
            self.addAlgorithm(CommandAlgorithm(program, description, command))

    def _follow_setting(self) -> None:
        if (ProcessingConfig.getSetting(PROGRAM_SETTING) or "") != self._chosen:
            self.refreshAlgorithms()
