"""What the program says while it runs: progress as lines of JSON, and words for people, both on stderr."""

from __future__ import annotations

import codecs
import json
from typing import Callable


class Lines:
    """Cuts what arrives in pieces into lines; a character may arrive in pieces too."""

    def __init__(self, take: Callable[[str], None]) -> None:
        self._take = take
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""

    def feed(self, piece: bytes) -> None:
        *lines, self._rest = (self._rest + self._decoder.decode(piece)).split("\n")
        for line in lines:
            self._take(line.rstrip("\r"))

    def end(self) -> None:
        """What came last may lack its line end."""
        self._rest += self._decoder.decode(b"", final=True)
        if self._rest:
            self._take(self._rest)
        self._rest = ""


def progress_of(line: str) -> tuple[str, float] | None:
    """Stage and share of a line of progress; None of any other line."""
    if not line.startswith("{"):
        return None
    try:
        entry = json.loads(line)
        return str(entry["stage"]), min(max(float(entry["share"]), 0.0), 1.0)
    except (ValueError, KeyError, TypeError):
        return None
