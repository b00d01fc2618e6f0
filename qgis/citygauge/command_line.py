"""The words with which the program is started: a list, which no shell reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .description import Command, Option
from .parameters import is_list_of_texts, parameter_name


def _texts(value: Any) -> list[str]:
    """A value of Processing as texts; a number without needless digits."""
    if value is None or value is False:
        return []
    if isinstance(value, (list, tuple)):
        return [text for one in value for text in _texts(one)]
    if isinstance(value, float) and value.is_integer():
        return [str(int(value))]
    text = str(value).strip()
    return [text] if text else []


def _parts(option: Option, value: Any) -> list[str]:
    if is_list_of_texts(option) and isinstance(value, str):
        return _texts(re.split("[;；]", value))
    return _texts(value)


def _words(option: Option, value: Any) -> list[str]:
    if option.type == "flag":
        return [option.name] if value else []
    texts = _parts(option, value)
    if tuple(texts) == option.default:
        return []
    return [f"{option.name}={text}" for text in texts]  # in one word: a value may begin with a dash


def command_line(command: Command, values: Mapping[str, Any]) -> list[str]:
    """`values` by the name of their parameter, as the parameter's type evaluates them."""
    words = [command.name]
    if command.has("--progress"):
        words.append("--progress=json")
    places: list[str] = []
    for option in command.options:
        value = values.get(parameter_name(option))
        if option.is_argument:
            places += _parts(option, value)
        else:
            words += _words(option, value)
    return [*words, "--", *places]
