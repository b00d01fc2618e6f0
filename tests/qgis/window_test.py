#!/usr/bin/env python3
"""QGIS itself, with its window, under Xvfb: the plugin loads, every algorithm has a form, the sample is checked from
the form, and the canvas shows the result. window_script.py is what QGIS runs.

Usage: window_test.py CITYGAUGE PROJECT PLUGIN.ZIP [FOLDER [LANGUAGE]]: pictures of the window and the form are left
in FOLDER. Exit code 77 says that QGIS or Xvfb is missing and the test was skipped."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from qgis_needed import make_profile, skip, write_settings

CITYGAUGE, PROJECT, PLUGIN = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
SCRIPT = pathlib.Path(__file__).resolve().parent / "window_script.py"
for needed in ("qgis", "xvfb-run", "Xvfb", "xauth"):
    if shutil.which(needed) is None:
        skip(needed)

failures = []


def expect(holds, what):
    print(f"{'ok    ' if holds else 'FAILED'} {what}")
    if not holds:
        failures.append(what)


def run_window(folder, pictures, language):
    environment = {
        **os.environ,
        **make_profile(folder / "config", PLUGIN),
        "QT_QPA_PLATFORM": "xcb",
        "WINDOW_PROJECT": str(PROJECT),
        "WINDOW_OUT": str(folder / "out"),
        "WINDOW_PICTURES": str(pictures),
    }
    write_settings(folder / "config", CITYGAUGE, language)
    command = [
        "xvfb-run",
        "-a",
        "-s",
        "-screen 0 1600x1000x24",
        "qgis",
        "--nologo",
        "--noversioncheck",
        "--code",
        str(SCRIPT),
    ]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600, check=False)
    found = pictures / "found.json"
    if not found.is_file():
        sys.exit(f"FAILED: the window did not finish\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
    return json.loads(found.read_text(encoding="utf-8"))


def main():
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        pictures = pathlib.Path(sys.argv[4]).resolve() if len(sys.argv) > 4 else folder / "pictures"
        pictures.mkdir(exist_ok=True)
        found = run_window(folder, pictures, sys.argv[5] if len(sys.argv) > 5 else "en")
        expect(not found["error"], f"the script ran {found['error']}")
        expect({"check", "inspect", "map"} <= set(found["forms"]), f"forms of {found['forms']}")
        expect(found["layers"] > 15, f"{found['layers']} layers are in the project")
        expect(found["log_has_verdict"], "the log of the form tells the exit code")
        expect(found["colours"] > 20, f"the canvas has {found['colours']} colours")
    sys.exit(1 if failures else 0)


main()
