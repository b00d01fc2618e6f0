#!/usr/bin/env python3
"""The plugin in QGIS's own command line, qgis_process, with a profile of its own: it is enabled, its algorithms are
listed, the sample is checked, drawn and inspected, and errors are the program's own words.

Usage: process_test.py CITYGAUGE PROJECT PLUGIN.ZIP. Exit code 77 says that qgis_process is missing and the test was
skipped."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

from qgis_needed import make_profile, skip, write_settings

CITYGAUGE, PROJECT, PLUGIN = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
QGIS_PROCESS = shutil.which("qgis_process.bin") or shutil.which("qgis_process")  # Debian's wrapper is broken
if QGIS_PROCESS is None:
    skip("qgis_process")


class InProfile(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.config = self.folder / "config"
        self.environment = {**os.environ, **make_profile(self.config, PLUGIN), "QT_QPA_PLATFORM": "offscreen"}
        self.environment.pop("LANG", None)
        self.set_program(CITYGAUGE)

    def set_program(self, program, language="en"):
        write_settings(self.config, program, language)

    def qgis(self, *words):
        return subprocess.run(
            [QGIS_PROCESS, *map(str, words)],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=200,
            check=False,
        )

    def run_algorithm(self, name, **parameters):
        words = [f"{parameter}={value}" for parameter, value in parameters.items()]
        return self.qgis("run", f"citygauge:{name}", "--", *words)


class Sample(InProfile):
    def test_algorithms_are_listed(self):
        done = self.qgis("plugins", "enable", "citygauge")
        self.assertIn("citygauge", done.stdout, done.stderr)
        listed = self.qgis("list").stdout
        for line in (
            "citygauge:check\tCheck a plan",
            "citygauge:inspect\tInspect layers",
            "citygauge:map\tDraw map sheets",
        ):
            self.assertIn(line, listed)

    def test_in_chinese(self):
        self.set_program(CITYGAUGE, "zh-Hans")
        self.assertIn("citygauge:check\t核查规划", self.qgis("list").stdout)
        self.assertIn("核算一个项目，对照目标判定，写出结果与依据", self.qgis("help", "citygauge:check").stdout)

    def test_help_is_the_programs(self):
        shown = self.qgis("help", "citygauge:check").stdout
        for words in (
            "measure a project, judge it against its targets",
            "STRICT: ",
            "[--strict]",
            "Folder for the result",
        ):
            self.assertIn(words, shown)

    def test_the_sample_is_checked_and_drawn(self):
        out, maps = self.folder / "out; rm -rf x", self.folder / "maps"
        done = self.run_algorithm("check", PROJECT=PROJECT, OUTPUT=out)
        self.assertEqual(done.returncode, 0, done.stderr)
        for words in (
            "citygauge has finished: a target is missed (exit code 1).",
            "EXIT_CODE:\t1",
            f"OUTPUT:\t{out}",
            "Road centrelines",
        ):
            self.assertIn(words, done.stdout + done.stderr)
        self.assertTrue((out / "result.gpkg").is_file() and (out / "report.html").is_file())
        drawn = self.run_algorithm("map", RESULT=out, OUTPUT=maps, INDICATOR="road_density; green_ratio", FORMAT="png")
        self.assertEqual(drawn.returncode, 0, drawn.stderr)
        self.assertEqual(sorted(path.name for path in maps.iterdir()), ["02_road_density.png", "04_green_ratio.png"])

    def test_layers_are_inspected(self):
        points = self.folder / "points.gpkg"
        done = self.run_algorithm("inspect", PLACE=PROJECT.parent, GPKG=points)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("problems found", done.stdout)
        self.assertTrue(points.is_file())


class Errors(InProfile):
    def test_a_project_that_is_not_there_fails_with_the_programs_words(self):
        done = self.run_algorithm("check", PROJECT="/no/such/project.toml", OUTPUT=self.folder / "out")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("/no/such/project.toml: there is no such file", done.stderr)
        self.assertIn("exit code 2: usage or configuration is wrong", done.stderr)
        self.assertFalse((self.folder / "out").exists())

    def test_a_wrong_word_in_the_project_fails_with_place_and_hint(self):
        project = self.folder / "project.toml"
        project.write_text(PROJECT.read_text(encoding="utf-8").replace("profiles =", "profile ="), encoding="utf-8")
        done = self.run_algorithm("check", PROJECT=project, OUTPUT=self.folder / "out")
        self.assertNotEqual(done.returncode, 0)
        self.assertRegex(done.stderr, r"project\.toml:\d+:\d+: .*profile")
        self.assertRegex(done.stderr, "profiles")

    def test_without_the_program_the_toolbox_says_what_to_do(self):
        self.set_program("/no/such/citygauge")
        self.assertIn("citygauge:setup", self.qgis("list").stdout)
        done = self.run_algorithm("setup")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("There is no program at /no/such/citygauge.", done.stderr)
        self.assertIn("Settings > Options > Processing > Providers > citygauge", done.stderr)

    def test_a_program_that_is_too_old_is_told(self):
        old = self.folder / "citygauge"
        old.write_text("#!/bin/sh\necho 'The following argument was not expected: describe' >&2\nexit 2\n")
        old.chmod(0o755)
        self.set_program(old)
        done = self.run_algorithm("setup")
        self.assertIn("too old for this plugin", done.stderr)
        self.assertIn("not expected: describe", done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
