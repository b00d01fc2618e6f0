#!/usr/bin/env python3
"""The pieces of the QGIS plugin: what becomes of a description, the words that the program is started with, what is
understood of its talk, how the program is found.

Usage: pieces_test.py. Exit code 77 says that QGIS is missing and the test was skipped."""

import json
import os
import pathlib
import stat
import sys
import tempfile
import time
import unittest

from qgis_needed import PLUGIN, ROOT, start_qgis

os.environ["LC_ALL"] = "C.UTF-8"
config = tempfile.TemporaryDirectory()
os.environ["QGIS_CUSTOM_CONFIG_PATH"] = config.name
application = start_qgis()

from citygauge import language, program  # noqa: E402
from citygauge.command_line import command_line  # noqa: E402
from citygauge.description import DescriptionError, SchemaError, read_description  # noqa: E402
from citygauge.parameters import offered_options, parameter  # noqa: E402
from citygauge.result_layers import in_one_language  # noqa: E402
from citygauge.talk import Lines, progress_of  # noqa: E402
from qgis.core import QgsProcessingParameterDefinition  # noqa: E402

DATA = json.loads((pathlib.Path(__file__).parent / "describe.json").read_text(encoding="utf-8"))
DESCRIPTION = read_description(DATA)
BATCH, COMPARE = DESCRIPTION.commands
ADVANCED = QgsProcessingParameterDefinition.FlagAdvanced
OPTIONAL = QgsProcessingParameterDefinition.FlagOptional


class InChinese:
    def __enter__(self):
        application.setTranslation("zh-Hans")

    def __exit__(self, *_):
        application.setTranslation("")


def parameters(command):
    return {made.name(): made for made in (parameter(one, DESCRIPTION) for one in offered_options(command))}


class Descriptions(unittest.TestCase):
    def test_commands_that_are_no_algorithms_are_left_out(self):
        self.assertEqual([one.name for one in DESCRIPTION.commands], ["batch", "compare"])

    def test_another_schema_is_told_apart(self):
        with self.assertRaises(SchemaError):
            read_description({**DATA, "schema": 2})

    def test_what_is_no_description_is_refused(self):
        incomplete = {**DATA, "commands": [{"name": "check"}]}
        for data in ([], {}, {"program": "other"}, incomplete, {**DATA, "profiles": None}):
            with self.assertRaises(DescriptionError):
                read_description(data)


class Parameters(unittest.TestCase):
    def test_every_type_has_its_parameter(self):
        types = {name: made.type() for name, made in {**parameters(BATCH), **parameters(COMPARE)}.items()}
        self.assertEqual(
            types,
            {
                "PLANS": "multilayer",
                "OUTPUT": "folderDestination",
                "TEMPLATE": "file",
                "JOBS": "number",
                "RESUME": "boolean",
                "BASE": "file",
                "PLAN": "file",
                "PROFILE": "string",
                "FORMAT": "enum",
                "SCALE": "number",
                "TABLE": "string",
                "LANG": "enum",
            },
        )

    def test_what_the_plugin_gives_itself_is_not_asked(self):
        self.assertNotIn("PROGRESS", parameters(BATCH))

    def test_required_and_advanced(self):
        advanced = {name for name, made in parameters(COMPARE).items() if made.flags() & ADVANCED}
        self.assertEqual(advanced, {"SCALE", "TABLE", "LANG"})
        required = {name for name, made in parameters(BATCH).items() if not made.flags() & OPTIONAL}
        self.assertEqual(required, {"PLANS", "OUTPUT", "TEMPLATE", "RESUME"})  # a flag is always on or off

    def test_a_folder_may_be_given_where_a_file_is_asked(self):
        self.assertTrue(parameters(COMPARE)["BASE"].checkValueIsAcceptable("/tmp/out"))

    def test_defaults_are_the_programs(self):
        self.assertEqual(parameters(BATCH)["JOBS"].defaultValue(), "1")
        self.assertEqual(parameters(COMPARE)["FORMAT"].defaultValue(), ["pdf"])
        self.assertIsNone(parameters(COMPARE)["SCALE"].defaultValue())

    def test_the_language_is_that_of_qgis(self):
        self.assertEqual(parameters(COMPARE)["LANG"].defaultValue(), "en")
        with InChinese():
            self.assertEqual(parameters(COMPARE)["LANG"].defaultValue(), "zh")

    def test_labels_are_short_and_bilingual(self):
        self.assertEqual(parameters(BATCH)["JOBS"].description(), "Plans at a time [--jobs]")
        self.assertEqual(parameters(BATCH)["RESUME"].description(), "Skip what is done [--resume]")
        self.assertEqual(parameters(BATCH)["TEMPLATE"].description(), "project.toml of all plans [--template]")
        self.assertEqual(parameters(COMPARE)["FORMAT"].description(), "pdf, svg or png [--format]")
        with InChinese():
            self.assertEqual(parameters(BATCH)["JOBS"].description(), "同时核查的方案数 [--jobs]")
            self.assertEqual(parameters(COMPARE)["FORMAT"].description(), "pdf、svg 或 png [--format]")

    def test_qgis_has_a_default_of_its_own_for_places(self):
        self.assertEqual(parameters(COMPARE)["OUTPUT"].help(), "folder")

    def test_profiles_are_named_in_the_help(self):
        self.assertIn("mianyang-2030 (Mianyang plan)", parameters(COMPARE)["PROFILE"].help())


class CommandLines(unittest.TestCase):
    def test_arguments_come_last_and_are_not_taken_for_options(self):
        words = command_line(
            BATCH, {"PLANS": ["-a.gpkg", "b c.gpkg"], "OUTPUT": "/o", "TEMPLATE": "-t", "JOBS": 2, "RESUME": True}
        )
        self.assertEqual(
            words,
            [
                "batch",
                "--progress=json",
                "--output=/o",
                "--template=-t",
                "--jobs=2",
                "--resume",
                "--",
                "-a.gpkg",
                "b c.gpkg",
            ],
        )

    def test_what_is_not_given_is_not_said(self):
        values = {"BASE": "a", "PLAN": "b", "PROFILE": "", "SCALE": None, "FORMAT": ["pdf"], "LANG": None}
        self.assertEqual(command_line(COMPARE, values), ["compare", "--", "a", "b"])
        self.assertEqual(command_line(BATCH, {"RESUME": False, "JOBS": 1}), ["batch", "--progress=json", "--"])

    def test_lists_are_repeated_options(self):
        values = {
            "BASE": "a",
            "PLAN": "b",
            "PROFILE": "x y; ./own.toml；z;",
            "FORMAT": ["svg", "png"],
            "SCALE": 25000.0,
        }
        self.assertEqual(
            command_line(COMPARE, values),
            [
                "compare",
                "--profile=x y",
                "--profile=./own.toml",
                "--profile=z",
                "--format=svg",
                "--format=png",
                "--scale=25000",
                "--",
                "a",
                "b",
            ],
        )

    def test_a_file_name_keeps_its_semicolons(self):
        self.assertEqual(command_line(BATCH, {"PLANS": ["a;b.gpkg"]})[-1], "a;b.gpkg")

    def test_a_number_keeps_its_digits(self):
        self.assertIn("--scale=0.1", command_line(COMPARE, {"SCALE": 0.1}))


class Talk(unittest.TestCase):
    def test_pieces_become_lines(self):
        lines = []
        taken = Lines(lines.append)
        data = "第一行\r\nsecond\nlast".encode()
        for i in range(len(data)):  # even in the middle of a character
            taken.feed(data[i : i + 1])
        self.assertEqual(lines, ["第一行", "second"])
        taken.end()
        taken.end()
        self.assertEqual(lines, ["第一行", "second", "last"])

    def test_progress_is_told_from_words(self):
        self.assertEqual(progress_of('{"stage":"roads","share":0.25}'), ("roads", 0.25))
        self.assertEqual(progress_of('{"stage":"roads","share":7}'), ("roads", 1.0))
        for words in ("citygauge: no such file", "{", "{}", '{"stage":"roads"}', '{"stage":"a","share":"x"}', ""):
            self.assertIsNone(progress_of(words))


class Names(unittest.TestCase):
    def test_one_language_of_two(self):
        names = {
            "廊道净宽 Net width of corridors": ("廊道净宽", "Net width of corridors"),
            "公交站点 500 米覆盖率 Stops within 500 m": ("公交站点 500 米覆盖率", "Stops within 500 m"),
            "✓ 达标 met": ("✓ 达标", "✓ met"),
            "issues": ("issues", "issues"),
            "文昌老城单元": ("文昌老城单元", "文昌老城单元"),
        }
        for name, (chinese, english) in names.items():
            self.assertEqual(in_one_language(name), english)
            with InChinese():
                self.assertEqual(in_one_language(name), chinese)

    def test_every_word_is_in_both_languages(self):
        for key, text in language.WORDS.items():
            self.assertEqual(set(text), {"en", "zh"}, key)


class Programs(unittest.TestCase):
    """With programs of this test's own, which count how often they are asked."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.path_before = os.environ["PATH"]
        self.addCleanup(os.environ.__setitem__, "PATH", self.path_before)

    def make(self, text, exit_code=0):
        """A program that says `text`, and notes each call."""
        (self.folder / "answer").write_text(text, encoding="utf-8")
        file = self.folder / "citygauge"
        file.write_text(f'#!/bin/sh\necho "$@" >>"{self.folder}/calls"\ncat "{self.folder}/answer"\nexit {exit_code}\n')
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
        return file

    def calls(self):
        return (self.folder / "calls").read_text().splitlines()

    def test_it_is_found_on_path(self):
        file = self.make("")
        os.environ["PATH"] = f"{self.folder}:{self.path_before}"
        self.assertEqual(program.find_program(""), file.resolve())

    def test_without_one_the_planner_is_told(self):
        os.environ["PATH"] = str(self.folder)
        with self.assertRaisesRegex(program.ProgramError, "neither on PATH nor beside"):
            program.find_program("")

    def test_a_wrong_setting_is_not_passed_over(self):
        self.make("")
        os.environ["PATH"] = str(self.folder)
        with self.assertRaisesRegex(program.ProgramError, "/no/such/program"):
            program.find_program("/no/such/program")

    def test_it_is_asked_once_until_it_changes(self):
        file = self.make(json.dumps(DATA))
        self.assertEqual(program.describe(file), DESCRIPTION)
        self.assertEqual(program.describe(file), DESCRIPTION)
        self.assertEqual(self.calls(), ["describe --json"])
        os.utime(file, (time.time() + 60, time.time() + 60))
        program.describe(file)
        self.assertEqual(len(self.calls()), 2)

    def test_a_damaged_memory_is_not_trusted(self):
        file = self.make(json.dumps(DATA))
        program.describe(file)
        memory = pathlib.Path(program._memory())
        for damage in ("", "[]", '{"program": 1}', memory.read_text().replace('"schema": 1', '"schema": 0')):
            memory.write_text(damage)
            self.assertEqual(program.describe(file), DESCRIPTION)

    def test_programs_that_do_not_fit_are_told_apart(self):
        cases = {
            "too old": ("", 2),
            "too old for this plugin": ("no json", 0),
            "schema 2": (json.dumps({**DATA, "schema": 2}), 0),
            "not a description": ('{"program": "other"}', 0),
        }
        for words, (answer, code) in cases.items():
            with self.subTest(words), self.assertRaisesRegex(program.ProgramError, words):
                program.describe(self.make(answer, code))

    def test_what_is_no_program_is_told(self):
        file = self.folder / "citygauge"
        file.write_text("just text")
        with self.assertRaisesRegex(program.ProgramError, "not citygauge"):
            program.describe(file)


class Package(unittest.TestCase):
    def test_the_plugins_version_is_the_programs(self):
        metadata = (PLUGIN / "metadata.txt").read_text(encoding="utf-8")
        version = metadata.split("\nversion=")[1].split("\n")[0]
        self.assertIn(f"project(citygauge VERSION {version} ", (ROOT / "CMakeLists.txt").read_text())


if __name__ == "__main__":
    done = unittest.main(verbosity=2, exit=False)
    config.cleanup()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0 if done.result.wasSuccessful() else 1)  # QGIS's own end may crash without a display
