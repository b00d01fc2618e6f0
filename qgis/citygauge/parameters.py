"""From an option of the program to a parameter of Processing, and from its value back to words of a command line.

This file holds all that the plugin itself knows of options: which of them it does not ask for, which name a place to
write to, and which are shown at once. Everything else is what the program says."""

from __future__ import annotations

import re
from typing import Any, Callable

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from .description import Command, Description, Option
from .language import in_language, language, word

NOT_ASKED = {"--progress", "--json", "--junit", "--annotations"}  # the plugin's own, or for CI systems
DESTINATIONS = {"--output", "--gpkg"}
SHOWN_AT_ONCE = DESTINATIONS | {
    "--profile",
    "--template",
    "--indicator",
    "--district",
    "--overview",
    "--paper",
    "--format",
    "--title",
    "--maps",
    "--resume",
}
FILTERS = {"--gpkg": "GeoPackage (*.gpkg)"}


def parameter_name(option: Option) -> str:
    return option.name.lstrip("-").replace("-", "_").upper()


def offered_options(command: Command) -> list[Option]:
    """What the planner may set, in the order of the form: arguments, what is shown at once, the rest."""
    offered = [one for one in command.options if one.name not in NOT_ASKED]
    return sorted(offered, key=lambda one: (not one.is_argument, is_advanced(one)))


def is_advanced(option: Option) -> bool:
    return not (option.is_argument or option.required or option.name in SHOWN_AT_ONCE)


def _without_default(text: str) -> str:
    """Defaults stand in brackets at the end: "folder for the result (default: …)"."""
    return re.sub(r"\s*(\([^()]*\)|（[^（）]*）)\s*$", "", text)


def label(option: Option) -> str:
    """The help in short, with the option as scripts know it."""
    text = _without_default(re.split("[;；]", in_language(option.help))[0])
    first_word = re.split("[\\s,、，]", text)[0]
    if "." not in first_word and first_word not in option.choices:  # names of files and choices stay as they are
        text = text[:1].upper() + text[1:]
    if not option.is_argument:
        return f"{text} [{option.name}]"
    return f"{text} ({word('several')})" if is_list_of_texts(option) else text


def help_text(option: Option, description: Description) -> str:
    """All that there is to know, for the tool tip and the algorithm's help."""
    whole = in_language(option.help)
    parts = [_without_default(whole) if option.name in DESTINATIONS else whole]  # QGIS has a default of its own
    if is_list_of_texts(option):
        parts.append(word("several"))
    if option.name == "--profile":
        names = ", ".join(f"{name} ({in_language(title)})" for name, title in description.profiles.items())
        parts.append(word("choices", names=names))
    return word("semicolon").join(parts)


def is_list_of_texts(option: Option) -> bool:
    """A destination is one place here, also where the program could write to a second one."""
    return option.many and option.type not in ("choice", "file") and option.name not in DESTINATIONS


def _default(option: Option) -> str | None:
    return ";".join(option.default) or None


def _flag(_option: Option, name: str, text: str) -> QgsProcessingParameterDefinition:
    return QgsProcessingParameterBoolean(name, text, defaultValue=False)


def _choice(option: Option, name: str, text: str) -> QgsProcessingParameterDefinition:
    chosen: Any = list(option.default) if option.many else _default(option)
    if option.name == "--lang":
        chosen = language()
    optional = not option.required
    return QgsProcessingParameterEnum(name, text, list(option.choices), option.many, chosen, optional, True)


def _number(option: Option, name: str, text: str) -> QgsProcessingParameterDefinition:
    kinds = QgsProcessingParameterNumber
    kind = kinds.Integer if option.type == "integer" else kinds.Double
    return QgsProcessingParameterNumber(name, text, kind, _default(option), not option.required)


def _file(option: Option, name: str, text: str) -> QgsProcessingParameterDefinition:
    optional = not option.required
    if option.name in DESTINATIONS:
        return QgsProcessingParameterFileDestination(name, text, FILTERS.get(option.name, ""), None, optional)
    if option.many:
        return QgsProcessingParameterMultipleLayers(name, text, QgsProcessing.TypeFile, None, optional)
    # QGIS's own filter, *.*, would refuse a folder, which many arguments may be.
    any_file = f"{word('all_files')} (*)"
    return QgsProcessingParameterFile(name, text, defaultValue=_default(option), optional=optional, fileFilter=any_file)


def _folder(option: Option, name: str, text: str) -> QgsProcessingParameterDefinition:
    if option.name in DESTINATIONS:
        # Never optional: the plugin must know where the result lies.
        return QgsProcessingParameterFolderDestination(name, text)
    behaviour = QgsProcessingParameterFile.Folder
    return QgsProcessingParameterFile(name, text, behaviour, "", _default(option), not option.required)


def _text(option: Option, name: str, text: str) -> QgsProcessingParameterDefinition:
    return QgsProcessingParameterString(name, text, _default(option), optional=not option.required)


_KINDS: dict[str, Callable[[Option, str, str], QgsProcessingParameterDefinition]] = {
    "flag": _flag,
    "choice": _choice,
    "integer": _number,
    "number": _number,
    "file": _file,
    "folder": _folder,
    "text": _text,
}


def parameter(option: Option, description: Description) -> QgsProcessingParameterDefinition:
    """A type that this plugin does not know yet is asked for as text, which is what a command line takes."""
    made = _KINDS.get(option.type, _text)(option, parameter_name(option), label(option))
    made.setHelp(help_text(option, description))
    if is_advanced(option):
        made.setFlags(made.flags() | QgsProcessingParameterDefinition.FlagAdvanced)
    return made
