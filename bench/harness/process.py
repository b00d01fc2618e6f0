"""One run of a program and what it cost."""

import dataclasses
import os
import subprocess
import threading
import time

LIMIT_S = 3600


class Failed(Exception):
    """A program that did not do what it was asked to."""


@dataclasses.dataclass
class Cost:
    """CPU is user + system, over all threads and processes; the peak is that of the largest process."""
    cpu_s: float
    wall_s: float
    peak_mb: float


def run(command, log, expect=(0,), environment=None):
    """Runs a program to its end; its words go to `log`."""
    with open(log, "w", encoding="utf-8") as words:
        start = time.monotonic()
        process = subprocess.Popen([str(word) for word in command], stdout=words, stderr=words,
                                   stdin=subprocess.DEVNULL, env=environment)
        timer = threading.Timer(LIMIT_S, process.kill)
        timer.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:  # stopped: the program goes too
            process.kill()
            raise
        finally:
            timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in expect:
        with open(log, encoding="utf-8", errors="replace") as words:
            raise Failed(f"{command[0]}: exit {process.returncode}: {words.read()[-600:]}")
    return Cost(usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024)
