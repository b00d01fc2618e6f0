"""Runs the program for Processing: without a shell, with its progress shown, ended when the planner cancels."""

from __future__ import annotations

import pathlib

from qgis.core import QgsBlockingProcess, QgsProcessingException, QgsProcessingFeedback
from qgis.PyQt.QtCore import QByteArray, QProcess

from .description import Command, Description
from .language import in_language, word
from .talk import Lines, progress_of

# 0: all met; 1: a target is missed, or a problem found; 4: a target could not be evaluated. All three are answers.
ANSWERS = (0, 1, 4)
ALL_WELL = 0
NO_BREAK_SPACE = "\u00a0"


def _with_columns(line: str) -> str:
    """The log is HTML, in which tables would lose their columns."""
    return line.replace("  ", 2 * NO_BREAK_SPACE)


class _Listener:
    """Shows what the program says: progress at once; its words at the end, when it is known what they mean."""

    def __init__(self, description: Description, feedback: QgsProcessingFeedback) -> None:
        self._description = description
        self._feedback = feedback
        self._stage = ""
        self.words: list[str] = []
        self.output = Lines(lambda line: feedback.pushConsoleInfo(_with_columns(line)))
        self.errors = Lines(self._take)

    def hear_output(self, piece: QByteArray) -> None:
        self.output.feed(bytes(piece))

    def hear_errors(self, piece: QByteArray) -> None:
        self.errors.feed(bytes(piece))

    def end(self) -> None:
        self.output.end()
        self.errors.end()

    def _take(self, line: str) -> None:
        progress = progress_of(line)
        if progress is None:
            self.words.append(line)
            return
        stage, share = progress
        self._feedback.setProgress(100 * share)
        if stage != self._stage:
            self._stage = stage
            self._feedback.setProgressText(self._stage_title(stage))

    def _stage_title(self, stage: str) -> str:
        """A stage is mostly the reading of a layer, named by its role."""
        title = self._description.roles.get(stage)
        return in_language(title) if title else stage


def _failure(program: pathlib.Path, process: QgsBlockingProcess, code: int, command: Command) -> str | None:
    """Why there is no answer; None if there is one."""
    if process.processError() == QProcess.FailedToStart:
        return word("not_started", path=program)
    if process.exitStatus() == QProcess.CrashExit:
        return word("crashed")
    if code in ANSWERS:
        return None
    return word("failed", code=code, meaning=in_language(command.exit_codes.get(code, {})))


def run_program(
    program: pathlib.Path, words: list[str], command: Command, description: Description, feedback: QgsProcessingFeedback
) -> int | None:
    """The exit code, one of ANSWERS; None if the planner has cancelled.
    ERRORS: QgsProcessingException with the program's own message and hint."""
    listener = _Listener(description, feedback)
    process = QgsBlockingProcess(str(program), words)
    hear_output, hear_errors = listener.hear_output, listener.hear_errors  # QGIS 3.22 keeps no reference of its own
    process.setStdOutHandler(hear_output)
    process.setStdErrHandler(hear_errors)
    code = process.run(feedback)
    listener.end()
    if feedback.isCanceled():
        feedback.pushInfo(word("cancelled"))
        return None
    failure = _failure(program, process, code, command)
    if failure is not None:
        raise QgsProcessingException("\n".join([*listener.words, failure]))
    for line in listener.words:
        feedback.pushWarning(line)
    say = feedback.pushInfo if code == ALL_WELL else feedback.pushWarning
    say(word("ended", meaning=in_language(command.exit_codes.get(code, {})), code=code))
    return code
