"""Finds the program citygauge and asks it what it offers. The answer is kept while the program stays the same."""

from __future__ import annotations

import json
import os
import pathlib
import shutil
import subprocess
from typing import Any

from qgis.core import QgsApplication

from .description import SCHEMA, Description, DescriptionError, SchemaError, read_description
from .language import word

DESCRIBE_TIMEOUT_S = 20
BESIDE = pathlib.Path(__file__).resolve().parent
NAME = "citygauge.exe" if os.name == "nt" else "citygauge"


class ProgramError(RuntimeError):
    """The program is missing or does not fit; the message is for the planner."""


def find_program(chosen: str) -> pathlib.Path:
    """The program that the setting names; without one, that on PATH or beside the plugin. A wrong setting is an
    error: another program must not step in unseen."""
    if chosen:
        path = pathlib.Path(chosen)
        if not path.is_file():
            raise ProgramError(word("program_not_there", path=chosen))
        return path.resolve()
    on_path = shutil.which(NAME)
    for candidate in [on_path, BESIDE / NAME, BESIDE / "bin" / NAME]:
        if candidate and os.access(candidate, os.X_OK) and pathlib.Path(candidate).is_file():
            return pathlib.Path(candidate).resolve()
    raise ProgramError(word("program_missing"))


def _ask(program: pathlib.Path) -> str:
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(
            [str(program), "describe", "--json"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=DESCRIBE_TIMEOUT_S,
            creationflags=flags,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ProgramError(word("program_too_old", path=program, talk=error)) from error
    if done.returncode != 0:
        talk = done.stderr.decode("utf-8", "replace").strip()
        raise ProgramError(word("program_too_old", path=program, talk=talk or done.returncode))
    return done.stdout.decode("utf-8", "replace")


def _identity(program: pathlib.Path) -> dict[str, Any]:
    status = program.stat()
    return {"path": str(program), "mtime_ns": status.st_mtime_ns, "size": status.st_size}


def _memory() -> pathlib.Path:
    return pathlib.Path(QgsApplication.qgisSettingsDirPath()) / "citygauge" / "describe.json"


def _remembered(identity: dict[str, Any]) -> Description | None:
    try:
        kept = json.loads(_memory().read_text(encoding="utf-8"))
        return read_description(kept["description"]) if kept["program"] == identity else None
    except (OSError, ValueError, KeyError, TypeError):
        return None  # nothing kept, or not by us: the program is asked again


def _remember(identity: dict[str, Any], description: Any) -> None:
    place = _memory()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps({"program": identity, "description": description}), encoding="utf-8")
    except OSError:
        pass  # a profile that cannot be written to: the program is asked each time


def describe(program: pathlib.Path) -> Description:
    """ERRORS: ProgramError, for the planner."""
    identity = _identity(program)
    kept = _remembered(identity)
    if kept is not None:
        return kept
    try:
        answer = json.loads(_ask(program))
        description = read_description(answer)
    except SchemaError as error:
        raise ProgramError(word("schema_unknown", path=program, schema=error.schema, known=SCHEMA)) from error
    except (DescriptionError, ValueError) as error:
        raise ProgramError(word("program_too_old", path=program, talk=error)) from error
    _remember(identity, answer)
    return description
