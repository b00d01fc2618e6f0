"""The arithmetic of the benchmarks: a wrong table would be believed.

    harness_test.py TREE"""

import json
import math
import sys
import tempfile
import tomllib
import unittest
from pathlib import Path

TREE = Path(sys.argv.pop(1)).resolve()
sys.path.insert(0, str(TREE / "bench"))

from harness import kernels, process, projects, record, subjects, tables, targets  # noqa: E402


def recorded(folder, figures, tool="citygauge"):
    """A record of medians of three: {question: CPU seconds}."""
    record.WORK = folder
    made = record.Record("M")
    for question, cpu in figures.items():
        for share in (0.5, 1, 3):
            made.add(subjects.Subject(tool, question, None), process.Cost(cpu * share, 2 * cpu * share, 10), {})
    return made


class Arithmetic(unittest.TestCase):
    def test_growth_exponent_of_a_square_is_two(self):
        self.assertAlmostEqual(kernels.exponent([(n, 3e-6 * n ** 2) for n in (10, 40, 160)]), 2)

    def test_serial_share_follows_amdahl(self):
        self.assertEqual(tables.serial_share(10, 5), 0)  # twice as fast: nothing serial
        self.assertEqual(tables.serial_share(10, 10), 1)
        self.assertAlmostEqual(tables.serial_share(10, 6), 0.2)  # 2 serial + 8 / 2

    def test_difference_is_the_largest_of_any_district(self):
        self.assertAlmostEqual(tables.difference({"a": 1.0, "b": 2.02}, {"a": 1.0, "b": 2.0}), 0.01)
        self.assertEqual(tables.difference({}, {"a": 5.0}), 1)  # a district that we have not

    def test_sfcgal_is_scaled_by_the_corridors_that_it_measured(self):
        with tempfile.TemporaryDirectory() as folder:
            made = recorded(Path(folder), {"corridors": 3.0}, "SFCGAL")
            made.add(subjects.Subject("SFCGAL", "corridors", None), process.Cost(3, 3, 1), {"0": 1, "1": 1})
            six = dict.fromkeys("012345", 1)
            made.add(subjects.Subject("citygauge", "corridors", None), process.Cost(1, 1, 1), six)
            self.assertAlmostEqual(targets.peer_cpu(made, "SFCGAL", "corridors"), 9)


class Records(unittest.TestCase):
    def test_a_figure_is_the_median_and_a_new_run_replaces_its_own_only(self):
        with tempfile.TemporaryDirectory() as folder:
            made = recorded(Path(folder), {"five": 2.0, "green": 1.0})
            self.assertEqual(made.cpu("five"), 2)
            made.forget([subjects.Subject("citygauge", "five", None)])
            self.assertIsNone(made.cpu("five"))
            self.assertEqual(made.wall("green"), 1)  # the least of 1, 2 and 6
            made.save()
            self.assertEqual(record.Record("M").cpu("green"), 1)

    def test_the_read_limit_is_the_median_of_the_layers_sum(self):
        with tempfile.TemporaryDirectory() as folder:
            record.WORK = Path(folder)
            made = record.Record("M")
            for roads in (1.0, 5.0, 2.0):
                made.add(subjects.Subject("GDAL", "read", None), process.Cost(9, 9, 1), {"roads": roads, "green": 1})
            self.assertEqual(made.read_cpu(["roads", "green"]), 3)

    def test_a_line_is_met_or_not_by_its_own_limit(self):
        rows = targets.Rows()
        rows.at_most("a", 3, 3.5)
        rows.at_least("b", 60, 61.0)
        rows.at_least("c", 60, None)  # not measured: no line
        self.assertEqual([(row[0], row[3]) for row in rows.rows], [("a", "**no**"), ("b", "yes")])


class Programs(unittest.TestCase):
    def test_the_cost_is_that_of_the_program(self):
        with tempfile.TemporaryDirectory() as folder:
            log = Path(folder) / "log"
            cost = process.run([sys.executable, "-c", "sum(range(10 ** 6)); print('done'); bytearray(10 ** 8)"], log)
            self.assertIn("done", log.read_text())
            self.assertGreater(cost.cpu_s, 0)
            self.assertGreater(cost.peak_mb, 95)
            with self.assertRaisesRegex(process.Failed, "exit 3: why"):
                process.run([sys.executable, "-c", "import sys; print('why'); sys.exit(3)"], log)

    def test_projects_name_only_what_is_there(self):
        with tempfile.TemporaryDirectory() as folder:
            file = projects.write_project(Path(folder), Path("/city"), "five", targets=projects.HEADLINE,
                                          layers=projects.HEADLINE_LAYERS)
            project = tomllib.loads(file.read_text())
            self.assertEqual(set(project["layers"]), set(projects.HEADLINE_LAYERS))
            profile = tomllib.loads(Path(project["profiles"][0]).read_text())
            self.assertEqual([target["indicator"] for target in profile["target"]], list(projects.HEADLINE))

    def test_kernels_are_read_from_what_google_benchmark_writes(self):
        with tempfile.TemporaryDirectory() as folder:
            kernels.FILE = Path(folder) / "kernels.json"
            rows = [{"name": f"disc_union/{n}/process_time", "cpu_time": 2.0 * n, "time_unit": "us"} for n in (64, 16)]
            rows.append({"name": "disc_union/process_time_BigO", "run_type": "aggregate", "cpu_coefficient": 1})
            kernels.FILE.write_text(json.dumps({"benchmarks": rows}))
            (name, points), = kernels.results().items()
            self.assertEqual(name, "disc_union")
            self.assertEqual([n for n, _ in points], [16, 64])
            self.assertTrue(math.isclose(points[1][1], 128e-6))


if __name__ == "__main__":
    unittest.main()
