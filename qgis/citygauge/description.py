"""What `citygauge describe --json` says of the program, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .language import Text

SCHEMA = 1
COMMANDS = ("check", "inspect", "batch", "compare", "map")


class DescriptionError(ValueError):
    """The text is no description that this plugin can read."""


class SchemaError(DescriptionError):
    """The description follows another schema."""

    def __init__(self, schema: object) -> None:
        super().__init__(f"schema {schema}")
        self.schema = schema


@dataclass(frozen=True)
class Option:
    """An option of a command, or an argument: then `name` has no dashes."""

    name: str
    type: str
    help: Text
    metavar: str = ""
    choices: tuple[str, ...] = ()
    default: tuple[str, ...] = ()
    required: bool = False
    many: bool = False

    @property
    def is_argument(self) -> bool:
        return not self.name.startswith("-")


@dataclass(frozen=True)
class Command:
    name: str
    summary: Text
    options: tuple[Option, ...]  # arguments first, in their order
    exit_codes: dict[int, Text]

    def has(self, option: str) -> bool:
        return any(one.name == option for one in self.options)


@dataclass(frozen=True)
class Description:
    version: str
    commands: tuple[Command, ...]
    profiles: dict[str, Text]  # titles by id
    roles: dict[str, Text]


def _default(entry: dict[str, Any]) -> tuple[str, ...]:
    """What the program takes where nothing is given: one value, or several as "[pdf,png]"."""
    default = entry.get("default")
    if default is None:
        return ()
    return tuple(str(default).strip("[]").split(",")) if entry.get("many") else (str(default),)


def _option(entry: dict[str, Any]) -> Option:
    return Option(
        name=entry["name"],
        type=entry["type"],
        help=entry["help"],
        metavar=entry.get("metavar") or "",
        choices=tuple(entry.get("choices") or ()),
        default=_default(entry),
        required=bool(entry.get("required")),
        many=bool(entry.get("many")),
    )


def _command(entry: dict[str, Any]) -> Command:
    return Command(
        name=entry["name"],
        summary=entry["summary"],
        options=tuple(_option(one) for one in [*entry["arguments"], *entry["options"]]),
        exit_codes={int(one["code"]): one["meaning"] for one in entry["exit_codes"]},
    )


def _titles(entries: list[dict[str, Any]]) -> dict[str, Text]:
    return {one["id"]: one["title"] for one in entries}


def read_description(data: Any) -> Description:
    """ERRORS: DescriptionError, and SchemaError where the schema is another."""
    if not isinstance(data, dict) or data.get("program") != "citygauge":
        raise DescriptionError("not a description of citygauge")
    if data.get("schema") != SCHEMA:
        raise SchemaError(data.get("schema"))
    try:
        return Description(
            version=data["version"],
            commands=tuple(_command(one) for one in data["commands"] if one["name"] in COMMANDS),
            profiles=_titles(data["profiles"]),
            roles=_titles(data["roles"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DescriptionError(f"the description is incomplete: {error!r}") from error
