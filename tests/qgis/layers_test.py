#!/usr/bin/env python3
"""The plugin's algorithms inside QGIS: the sample's result is loaded with its styles, in groups and in the planner's
language; loaded again it replaces itself; a cancelled run ends the program.

Usage: layers_test.py CITYGAUGE PROJECT. Exit code 77 says that QGIS is missing and the test was skipped."""

import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import unittest

from qgis_needed import start_qgis

CITYGAUGE, PROJECT = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
os.environ["LC_ALL"] = "C.UTF-8"
scratch = tempfile.TemporaryDirectory()
os.environ["QGIS_CUSTOM_CONFIG_PATH"] = scratch.name
application = start_qgis()

from citygauge.algorithm import CommandAlgorithm  # noqa: E402
from citygauge.description import Command, Description  # noqa: E402
from citygauge.parameters import DESTINATIONS  # noqa: E402
from citygauge.program import describe  # noqa: E402
from citygauge.result_layers import load_result  # noqa: E402
from citygauge.run import run_program  # noqa: E402
from qgis.core import (  # noqa: E402
    QgsCategorizedSymbolRenderer,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
)

FOLDER = pathlib.Path(scratch.name)
DESCRIPTION = describe(CITYGAUGE)
COMMANDS = {command.name: command for command in DESCRIPTION.commands}
GROUPS = {
    "en": ["Issues", "Districts", "Evidence", "Indicators", "Tables"],
    "zh": ["问题", "评价单元", "证据", "指标评价", "表"],
}


class Feedback(QgsProcessingFeedback):
    """Remembers what the planner is told."""

    def __init__(self):
        super().__init__(False)
        self.info, self.warnings, self.console, self.stages = [], [], [], []

    def pushInfo(self, text):
        self.info.append(text)

    def pushWarning(self, text):
        self.warnings.append(text)

    def pushConsoleInfo(self, text):
        self.console.append(text)

    def setProgressText(self, text):
        self.stages.append(text)


def run(name, **parameters):
    """Results, whether it went well, and what was told, with the layers put into QGIS's own project."""
    context, feedback = QgsProcessingContext(), Feedback()
    context.setProject(QgsProject.instance())
    algorithm = CommandAlgorithm(CITYGAUGE, DESCRIPTION, COMMANDS[name]).create()
    results, ok = algorithm.run(parameters, context, feedback, {}, False)
    return results, ok, feedback


def loaded():
    return list(QgsProject.instance().mapLayers().values())


def top_groups():
    return [group for group in QgsProject.instance().layerTreeRoot().children()]


class Loading(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.out = FOLDER / "结果 out"
        cls.results, cls.ok, cls.feedback = run("check", PROJECT=str(PROJECT), OUTPUT=str(cls.out))

    @classmethod
    def tearDownClass(cls):
        QgsProject.instance().clear()

    def test_missed_targets_are_an_answer(self):
        self.assertTrue(self.ok)
        self.assertEqual(self.results["EXIT_CODE"], 1)
        self.assertEqual(self.results["MEANING"], "a target is missed")
        self.assertEqual(self.results["REPORT"], str(self.out / "report.html"))
        self.assertIn("citygauge has finished: a target is missed (exit code 1).", self.feedback.warnings)

    def test_the_table_and_the_progress_are_shown(self):
        self.assertTrue(any("missed 18" in line for line in self.feedback.console), self.feedback.console[-40:])
        self.assertIn("Road centrelines", self.feedback.stages)
        self.assertEqual(self.feedback.progress(), 100)

    def test_groups_are_the_results(self):
        [group] = top_groups()
        self.assertEqual(group.name(), "citygauge: 万江区样例：2030 年指标评估")
        self.assertEqual([child.name() for child in group.children()], GROUPS["en"])
        self.assertTrue(group.findGroup("Indicators").isMutuallyExclusive())
        self.assertEqual(len(group.findLayers()), len(loaded()))

    def test_layers_hold_something_and_lie_in_the_result(self):
        self.assertGreater(len(loaded()), 15)
        for layer in loaded():
            self.assertTrue(layer.isValid() and layer.featureCount() > 0, layer.name())
            self.assertTrue(layer.source().startswith(str(self.out / "result.gpkg")), layer.source())

    def test_layers_are_styled_and_named_in_english(self):
        [layer] = QgsProject.instance().mapLayersByName("Road network density")
        self.assertIsInstance(layer.renderer(), QgsCategorizedSymbolRenderer)
        self.assertEqual(layer.renderer().classAttribute(), "road_density_verdict")
        self.assertEqual([one.label() for one in layer.renderer().categories()][:2], ["✓ met", "✗ missed"])
        self.assertTrue(layer.labelsEnabled())

    def test_only_the_first_indicator_is_shown(self):
        shown = [layer.name() for layer in QgsProject.instance().layerTreeRoot().checkedLayers()]
        self.assertIn("Road network density", shown)
        self.assertNotIn("Green space ratio", shown)


class LoadingAgain(unittest.TestCase):
    def tearDown(self):
        QgsProject.instance().clear()

    def test_a_newer_result_replaces_the_older(self):
        out = FOLDER / "again"
        subprocess.run([CITYGAUGE, "check", PROJECT, "-o", out], capture_output=True, check=False)
        project, feedback = QgsProject.instance(), Feedback()
        load_result(out, project, feedback)
        before = {layer.id() for layer in loaded()}
        moved = FOLDER / "new.gpkg"
        shutil.copy(out / "result.gpkg", moved)
        with sqlite3.connect(moved) as connection:
            connection.execute("DELETE FROM ledger WHERE fid > 3")
        os.replace(moved, out / "result.gpkg")
        load_result(out, project, feedback)
        self.assertEqual(len(top_groups()), 1)
        self.assertEqual(len(loaded()), len(before))
        self.assertFalse(before & {layer.id() for layer in loaded()})
        [ledger] = project.mapLayersByName("Ledger")
        self.assertEqual(len(list(ledger.getFeatures())), 3)

    def test_reading_leaves_nothing_beside_the_result(self):
        out = FOLDER / "clean"
        run("check", PROJECT=str(PROJECT), OUTPUT=str(out))
        written = {path.name for path in out.iterdir()}
        self.assertFalse({name for name in written if name.endswith(("-wal", "-shm", "-journal"))}, written)

    def test_a_geopackage_without_a_project_is_loaded_by_its_styles(self):
        out = FOLDER / "bare"
        subprocess.run([CITYGAUGE, "check", PROJECT, "-o", out], capture_output=True, check=False)
        (out / "result.qgz").unlink()
        load_result(out, QgsProject.instance(), Feedback())
        [group] = top_groups()
        self.assertEqual(group.name(), "citygauge: bare")
        names = [node.name() for node in group.findLayers()]
        self.assertNotIn("layer_styles", names)
        for above, below in [
            ("Issues of the data", "Net width of corridors"),
            ("Net width of corridors", "Not covered"),
            ("Not covered", "Road network density"),
            ("Road network density", "ledger"),
        ]:
            self.assertLess(names.index(above), names.index(below), names)
        [districts] = QgsProject.instance().mapLayersByName("Road network density")
        self.assertEqual(districts.renderer().classAttribute(), "road_density_verdict")

    def test_a_broken_project_is_told(self):
        out = FOLDER / "broken"
        out.mkdir()
        (out / "result.qgz").write_bytes(b"no zip")
        feedback = Feedback()
        said = []
        feedback.reportError = lambda text, fatal=False: said.append(text)
        load_result(out, QgsProject.instance(), feedback)
        self.assertEqual(said, [f"{out / 'result.qgz'} could not be opened."])
        self.assertEqual(top_groups(), [])

    def test_nothing_is_loaded_that_was_not_asked_for(self):
        out = FOLDER / "unloaded"
        _, ok, _ = run("check", PROJECT=str(PROJECT), OUTPUT=str(out), LOAD=False)
        self.assertTrue(ok)
        self.assertEqual(loaded(), [])

    def test_a_step_of_a_model_leaves_the_project_to_its_own_thread(self):
        told = []
        parameters = {"PROJECT": str(PROJECT), "OUTPUT": str(FOLDER / "model")}
        worker = threading.Thread(target=lambda: told.append(run("check", **parameters)))
        worker.start()
        worker.join(100)
        [(_, ok, feedback)] = told
        self.assertTrue(ok)
        self.assertEqual(loaded(), [])
        self.assertTrue(any("As a step of a model" in line for line in feedback.info), feedback.info)

    def test_in_chinese(self):
        application.setTranslation("zh-Hans")
        try:
            _, ok, feedback = run("check", PROJECT=str(PROJECT), OUTPUT=str(FOLDER / "zh"))
        finally:
            application.setTranslation("")
        self.assertTrue(ok)
        self.assertIn("citygauge 运行完毕：有目标未达标（退出码 1）。", feedback.warnings)
        self.assertIn("道路中心线", feedback.stages)
        self.assertTrue(any("未达标" in line for line in feedback.console))
        [group] = top_groups()
        self.assertEqual([child.name() for child in group.children()], GROUPS["zh"])
        self.assertEqual(len(QgsProject.instance().mapLayersByName("道路网密度")), 1)

    def test_problems_of_layers_are_points(self):
        place = FOLDER / "problems.gpkg"
        results, ok, _ = run("inspect", PLACE=str(PROJECT.parent), GPKG=str(place))
        self.assertTrue(ok)
        self.assertEqual(results["EXIT_CODE"], 1)
        self.assertEqual(results["MEANING"], "problems found")
        [layer] = loaded()
        self.assertGreater(layer.featureCount(), 0)


class Ending(unittest.TestCase):
    def test_errors_are_the_programs_own_words(self):
        with self.assertRaisesRegex(QgsProcessingException, "(?s)no such file.*exit code 2: usage or configuration"):
            run_program(CITYGAUGE, ["check", "--", "/no/such/project.toml"], COMMANDS["check"], DESCRIPTION, Feedback())

    def test_a_program_that_crashes_is_told(self):
        with self.assertRaisesRegex(QgsProcessingException, "ended from outside, or crashed"):
            run_program(self._script("kill -SEGV $$"), [], COMMANDS["check"], DESCRIPTION, Feedback())

    def test_a_program_that_does_not_start_is_told(self):
        with self.assertRaisesRegex(QgsProcessingException, "could not be started"):
            run_program(FOLDER / "nothing", [], COMMANDS["check"], DESCRIPTION, Feedback())

    def test_unevaluated_targets_are_an_answer(self):
        feedback = Feedback()
        code = run_program(self._script("echo remark >&2; exit 4"), [], COMMANDS["check"], DESCRIPTION, feedback)
        self.assertEqual(code, 4)
        self.assertEqual(feedback.warnings[0], "remark")
        self.assertIn("could not be evaluated", feedback.warnings[1])

    def test_cancelling_ends_the_program_with_sigterm(self):
        """In a thread, as QGIS does it: the script notes the signal and would otherwise run for a minute."""
        noted = FOLDER / "noted"
        script = self._script(
            f"trap 'echo TERM >{noted}; exit 143' TERM\n"
            """echo '{"stage":"roads","share":0.5}' >&2\nfor i in $(seq 600); do sleep 0.1; done"""
        )
        feedback, codes = Feedback(), []
        worker = threading.Thread(
            target=lambda: codes.append(run_program(script, [], COMMANDS["check"], DESCRIPTION, feedback))
        )
        start = time.monotonic()
        worker.start()
        while not feedback.stages and time.monotonic() - start < 30:
            time.sleep(0.05)
        feedback.cancel()
        worker.join(30)
        self.assertEqual(codes, [None])
        self.assertEqual(noted.read_text(), "TERM\n")
        self.assertLess(time.monotonic() - start, 30)
        self.assertEqual(feedback.info, ["citygauge was cancelled; an earlier result is untouched."])

    @staticmethod
    def _script(body):
        with tempfile.NamedTemporaryFile("w", dir=FOLDER, suffix=".sh", delete=False) as file:
            file.write(f"#!/bin/sh\n{body}\n")
        os.chmod(file.name, 0o755)
        return pathlib.Path(file.name)


class Knowledge(unittest.TestCase):
    """The little that the plugin knows by itself is true of the program."""

    def test_destinations_and_commands_exist(self):
        self.assertIsInstance(DESCRIPTION, Description)
        options = {option.name for command in DESCRIPTION.commands for option in command.options}
        self.assertLessEqual(DESTINATIONS, options)
        self.assertLessEqual({"check", "inspect", "map"}, set(COMMANDS))

    def test_every_algorithm_can_be_set_up_and_explains_itself(self):
        for command in DESCRIPTION.commands:
            self.assertIsInstance(command, Command)
            algorithm = CommandAlgorithm(CITYGAUGE, DESCRIPTION, command).create()
            self.assertGreater(len(algorithm.parameterDefinitions()), 2)
            self.assertIn("<li><b>--output</b>" if command.has("--output") else "<li>", algorithm.shortHelpString())
            self.assertIn("<b>3</b>", algorithm.shortHelpString())


if __name__ == "__main__":
    done = unittest.main(argv=sys.argv[:1], verbosity=2, exit=False)
    QgsProject.instance().clear()
    scratch.cleanup()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0 if done.result.wasSuccessful() else 1)  # QGIS's own end may crash without a display
