"""citygauge batch as an office runs it: fifty plans of which five are broken and ten miss a target; what --resume passes
over and what it notices; a check that crashes; a batch that is stopped. Where lxml is missing the schema of JUnit is not
checked and the test counts as skipped (77), or as failed if CITYGAUGE_REQUIRE_ALL is set.

    batch.py CITYGAUGE SAMPLE_DATA
"""
import csv
import glob
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
import zipfile

sys.dont_write_bytecode = True  # leaves no __pycache__ beside the sources

import plans as generated

HERE = os.path.dirname(os.path.abspath(__file__))
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "LC_ALL": "C.UTF-8"}
SUMMARIES = ["csv", "gpkg", "html", "json", "xlsx", "xml"]


def check(condition, message):
    if not condition:
        raise AssertionError(message)


def equal(found, expected, what):
    check(found == expected, f"{what}: {found!r} instead of {expected!r}")


class Batch:
    """A folder of plans, and the command on it."""

    def __init__(self, program, folder, template):
        self.program, self.folder, self.template = program, folder, template
        self.out = os.path.join(folder, "out")

    def command(self, patterns, *options):
        return [self.program, "batch", *patterns, "--template", self.template, "-o", self.out, "--lang", "en",
                "--progress", "none", *options]

    def run(self, patterns, *options):
        return subprocess.run(self.command(patterns, *options), capture_output=True, text=True, timeout=600, check=False,
                              env=ENVIRONMENT, cwd=self.folder)

    def summary(self):
        with open(os.path.join(self.out, "summary.json"), encoding="utf-8") as file:
            return json.load(file)

    def statuses(self):
        return {plan["plan"]: plan["status"] for plan in self.summary()["plans"]}

    def bytes_of(self, name):
        with open(os.path.join(self.out, name), "rb") as file:
            return file.read()


def rows_of(file):
    with open(file, encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def worst_by_hand(out, plan, indicator):
    """Value and district of a target with the least margin, from the plan's own results."""
    rows = [row for row in rows_of(os.path.join(out, plan, "results.csv"))
            if row["indicator"] == indicator and row["threshold"]]
    worst = min(rows, key=lambda row: float(row["margin"]))
    return float(worst["value"]), worst["district_id"]


def test_fifty_plans(batch, missing):
    done = batch.run(["plans/*"])
    equal(done.returncode, 1, f"exit code of the fifty\n{done.stderr}")
    statuses = batch.statuses()
    equal(len(statuses), 50, "plans")
    equal(sorted(p for p, s in statuses.items() if s == "miss"), missing, "plans that miss")
    broken = ["broken-cut", "broken-empty", "broken-field", "broken-folder", "broken-text"]
    equal(sorted(p for p, s in statuses.items() if s == "unreadable"), broken, "plans that cannot be read")
    equal(sum(s == "pass" for s in statuses.values()), 35, "plans that meet")
    check_order_and_values(batch)
    check_messages(batch)
    check_formats(batch)


def check_order_and_values(batch):
    summary = batch.summary()
    order = [plan["status"] for plan in summary["plans"]]
    equal(order, ["miss"] * 10 + ["unreadable"] * 5 + ["pass"] * 35, "order of the plans")
    spare = [row["relative_margin"] for row in summary["targets"] if row["verdict"] == "miss"]
    equal(spare, sorted(spare), "order of the targets missed")
    equal(len(summary["targets"]), 90, "rows of plans and targets")
    for row in summary["targets"]:
        equal((row["value"], row["district_id"]), worst_by_hand(batch.out, row["plan"], row["indicator"]), "the worst")
        threshold = float(row["threshold"].split()[1])
        check(abs(row["relative_margin"] - (row["value"] / threshold - 1)) < 1e-12, f"relative margin of {row}")
        equal(row["met"] + row["missed"] + row["not_evaluated"], 8, f"districts of {row['plan']}")
    equal({plan["from_template"] for plan in summary["plans"] if plan["status"] != "unreadable"}, {"green"},
          "layers of the template")


def check_messages(batch):
    messages = {plan["plan"]: plan["message"] for plan in batch.summary()["plans"]}
    for plan, words in (("broken-cut", "malformed"), ("broken-text", "cannot be read as map data"),
                        ("broken-empty", "cannot be read"), ("broken-folder", "nothing in the plan"),
                        ("broken-field", "no field `DLDJ`")):
        check(words in messages[plan], f"{plan}: {messages[plan]}")
        check(not os.path.exists(os.path.join(batch.out, plan, "result.gpkg")), f"{plan} has a result")


def check_formats(batch):
    rows = rows_of(os.path.join(batch.out, "summary.csv"))
    equal([r["plan"] for r in rows], [r["plan"] for r in batch.summary()["targets"]], "rows of summary.csv")
    with sqlite3.connect(f"file:{os.path.join(batch.out, 'summary.gpkg')}?mode=ro", uri=True) as database:
        counts = database.execute("SELECT status, count(*) FROM plans GROUP BY status ORDER BY 1").fetchall()
        equal(counts, [("miss", 10), ("pass", 35), ("unreadable", 5)], "summary.gpkg")
    database.close()
    with zipfile.ZipFile(os.path.join(batch.out, "summary.xlsx")) as book:
        strings = "".join(book.read(name).decode() for name in book.namelist() if "worksheets/sheet" in name)
        check("broken-field" in strings and "未达标" in strings and "not evaluated" in strings, "summary.xlsx")
    page = batch.bytes_of("summary.html").decode()
    check("<script" not in page and "default-src 'none'" in page, "summary.html must need no script")
    check(page.count('scope="row"') == 50 + 45 + 10, "rows of summary.html")
    links = re.findall(r'href="(\./[^"]+)"', page)
    equal(len(links), 45, "links to reports")
    check_junit(batch)


def check_junit(batch):
    root = ET.fromstring(batch.bytes_of("summary.xml"))
    equal((root.get("tests"), root.get("errors")), (str(45 * 16 + 5), "5"), "totals of JUnit")
    equal(len(root.findall("testsuite")), 50, "testsuites")
    failures = len(root.findall(".//failure"))
    equal(str(failures), root.get("failures"), "failures")
    equal(failures, sum(plan["missed"] for plan in batch.summary()["plans"]), "failures as in the plans")
    for suite in root.findall("testsuite"):
        equal(int(suite.get("tests")), len(suite.findall("testcase")), f"testcases of {suite.get('name')}")


def accepted_by_schema(batch):
    """None where lxml is missing."""
    try:
        from lxml import etree
    except ImportError:
        return None
    schema = etree.XMLSchema(etree.parse(os.path.join(HERE, "junit.xsd")))
    document = etree.fromstring(batch.bytes_of("summary.xml"))
    check(schema.validate(document), f"summary.xml: {schema.error_log}")
    document[0].set("unknown", "1")
    check(not schema.validate(document), "the schema accepts everything")
    return True


def test_resume(batch):
    before = {name: batch.bytes_of(f"summary.{name}") for name in SUMMARIES}
    made = os.stat(os.path.join(batch.out, "方案-20", "result.gpkg")).st_mtime_ns
    done = batch.run(["plans/*"], "--resume")
    equal((done.returncode, unchanged(done)), (1, 50), "nothing has changed")
    equal(os.stat(os.path.join(batch.out, "方案-20", "result.gpkg")).st_mtime_ns, made, "the result of 方案-20")
    for name in SUMMARIES:
        check(batch.bytes_of(f"summary.{name}") == before[name], f"summary.{name} differs")


def unchanged(done):
    found = re.search(r"(\d+) plans unchanged", done.stderr)
    return int(found.group(1)) if found else 0


def append(file, data=b"\n"):
    with open(file, "ab") as stream:
        stream.write(data)


def test_resume_notices(batch, city):
    """Each change makes the plans that it touches be checked again, and no other."""
    few = ["plans/方案-4*", "plans/broken-text.gpkg"]  # five plans and a broken one

    def checked_again(change, what, expected, program=None):
        change()
        command = Batch(program or batch.program, batch.folder, batch.template)
        done = command.run(few, "--resume")
        equal(6 - unchanged(done), expected, f"checked again after {what}")
        equal(unchanged(command.run(few, "--resume")), 6, f"unchanged after {what}")

    result = os.path.join(batch.out, "方案-40")
    checked_again(lambda: append(os.path.join(result, "results.csv")), "a result was edited", 1)
    checked_again(lambda: os.remove(os.path.join(result, "report.html")), "a report was removed", 1)
    checked_again(lambda: os.remove(os.path.join(result, "batch.json")), "the record was removed", 1)
    plan = os.path.join(batch.folder, "plans", "方案-41.gpkg")
    checked_again(lambda: touch_inside(plan), "one value changed, size and time kept", 1)
    checked_again(lambda: append(os.path.join(city, "green.cpg"), b" "), "a sidecar of a shapefile changed", 6)
    checked_again(lambda: append(os.path.join(city, "targets.toml")), "the profile's text changed", 6)
    checked_again(lambda: append(os.path.join(city, "project.toml")), "the template changed", 6)
    checked_again(lambda: append(os.path.join(batch.folder, "plans", "broken-text.gpkg")), "a broken plan changed", 1)
    other = os.path.join(batch.folder, "citygauge")
    shutil.copy(batch.program, other)
    append(other, b"\0")
    checked_again(lambda: None, "the program changed", 6, other)


def touch_inside(gpkg):
    before = os.stat(gpkg)
    generated.change(gpkg, "UPDATE roads SET DLMC = '改' WHERE fid = (SELECT min(fid) FROM roads)")
    equal(os.stat(gpkg).st_size, before.st_size, "size of the plan")
    os.utime(gpkg, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_exit_codes(batch, city):
    equal(batch.run(["plans/方案-4*"]).returncode, 0, "all met")
    equal(batch.run(["plans/方案-40.gpkg", "plans/broken-*"]).returncode, 0, "met beside what cannot be read")
    equal(batch.run(["plans/broken-*"]).returncode, 3, "none can be read")
    equal(batch.run(["plans/none-*"]).returncode, 2, "nothing matches")
    stops = os.path.join(city, "stops.toml")
    with open(stops, "w", encoding="utf-8") as file:
        file.write(generated.PROFILE + '[[target]]\nindicator = "bus_stop_coverage"\nthreshold = ">= 90"\n'
                   'scope = "建成区"\nyear = 2030\nclause = "甲 三"\ntext = "覆盖率"\n')
    done = batch.run(["plans/方案-40.gpkg"], "--profile", stops)
    equal(done.returncode, 4, f"a layer is missing\n{done.stderr}")
    equal(batch.run(["plans/方案-40.gpkg"], "--profile", stops, "--allow-unevaluated").returncode, 0, "allowed")
    equal(batch.run(["plans/方案-40.gpkg", "plans/方案-09.gpkg"], "--profile", stops).returncode, 1, "1 is worse than 4")
    broken = os.path.join(city, "slip.toml")
    with open(broken, "w", encoding="utf-8") as file:
        file.write(generated.TEMPLATE.replace("crs =", "csr ="))
    done = Batch(batch.program, batch.folder, broken).run(["plans/方案-40.gpkg"])
    equal(done.returncode, 2, "a slip in the template")
    check("slip.toml:2" in done.stderr and "crs" in done.stderr, done.stderr)


def test_names(batch):
    """Names from data: two alike, a formula, and what GitHub would take for its own."""
    source = os.path.join(batch.folder, "plans", "方案-09.gpkg")
    folder = os.path.join(batch.folder, "odd")
    for name in ("a/plan.gpkg", "b/plan.gpkg", "a/=1+1, 50%::x.gpkg", "a/summary.csv.gpkg", "a/<b>.gpkg"):
        os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
        shutil.copy(source, os.path.join(folder, name))
    junit = os.path.join(batch.folder, "junit.xml")
    done = batch.run(["odd/*/*"], "--annotations", "github", "--junit", junit)
    equal(done.returncode, 1, "odd names")
    equal(sorted(batch.statuses()), ["=1+1, 50%__x", "_b_", "_summary.csv", "plan", "plan-2"], "names of folders")
    check(any(row["plan"] == "'=1+1, 50%__x" for row in rows_of(os.path.join(batch.out, "summary.csv"))), "formula")
    check(b"<b>.gpkg" not in batch.bytes_of("summary.xml"), "markup in JUnit")
    with open(junit, "rb") as file:
        check(file.read() == batch.bytes_of("summary.xml"), "--junit")
    lines = [line for line in done.stdout.splitlines() if line.startswith("::")]
    check(any(line.startswith("::error file=odd/a/=1+1%2C 50%25%3A%3Ax.gpkg,title=") for line in lines), lines[:3])


def test_other_plans(batch, city):
    """A folder of files, and a project, beside a template with {plan} in it."""
    folder = os.path.join(batch.folder, "mixed")
    shutil.copytree(city, os.path.join(folder, "as_project"))
    os.makedirs(os.path.join(folder, "as_folder"))
    shutil.copy(os.path.join(batch.folder, "plans", "方案-09.gpkg"), os.path.join(folder, "as_folder", "city.gpkg"))
    equal(batch.run(["mixed/*"]).returncode, 1, "a folder and a project")
    equal(batch.statuses(), {"as_folder": "miss", "as_project": "pass"}, "a folder and a project")
    marked = os.path.join(city, "marked.toml")
    with open(marked, "w", encoding="utf-8") as file:
        file.write(generated.TEMPLATE.replace('source = "city.gpkg"\nlayer = "roads"', 'source = "{plan}"\nlayer = "roads"'))
    equal(Batch(batch.program, batch.folder, marked).run(["plans/方案-09.gpkg"]).returncode, 1, "{plan}")
    elsewhere = [p["from_template"] for p in batch.summary()["plans"]]
    equal(elsewhere, ["districts, green"], "layers of a template with {plan}")


def children_of(process):
    found = []
    for path in glob.glob(f"/proc/{process}/task/*/children"):
        try:
            with open(path, encoding="ascii") as file:
                found += [int(child) for child in file.read().split()]
        except OSError:
            pass
    return found


def started(batch, patterns, *options):
    """The batch at work, and the process of its first check."""
    process = subprocess.Popen(batch.command(patterns, *options), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                               env=ENVIRONMENT, cwd=batch.folder)
    while not (children := children_of(process.pid)):
        check(process.poll() is None, "the batch ended before a check was seen")
        time.sleep(0.001)
    return process, children[0]


def test_crash(batch):
    process, child = started(batch, ["plans/方案-4*"], "--jobs", "1")
    os.kill(child, signal.SIGSEGV)
    process.communicate(timeout=600)
    equal(process.returncode, 0, "exit code after a crash: the others are met")
    equal(sorted(batch.statuses().values()), ["pass"] * 4 + ["unreadable"], "one crashes")
    message = [p["message"] for p in batch.summary()["plans"] if p["status"] == "unreadable"][0]
    check("signal 11" in message, message)
    equal(unchanged(batch.run(["plans/方案-4*"], "--resume")), 4, "a crash is not remembered")
    equal(set(batch.statuses().values()), {"pass"}, "after the crash")


def test_stopped(batch):
    for file in glob.glob(os.path.join(batch.out, "summary.*")):
        os.remove(file)
    process, child = started(batch, ["plans/方案-4*"], "--jobs", "2")
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)
    equal(process.returncode, -signal.SIGTERM, "how the batch ends")
    for _ in range(1000):
        if not os.path.exists(f"/proc/{child}"):
            break
        time.sleep(0.01)
    check(not os.path.exists(f"/proc/{child}"), "a check outlives its batch")
    left = [name for _, folders, files in os.walk(batch.out) for name in folders + files if name.startswith(".")]
    equal(left, [], "hidden folders left")
    equal(glob.glob(os.path.join(batch.out, "summary.*")), [], "a summary of half a batch")
    equal(batch.run(["plans/方案-4*"], "--resume").returncode, 0, "after the stop")


def main():
    program, sample = map(os.path.abspath, sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        _, template, missing = generated.make(folder, sample)
        city = os.path.dirname(template)
        batch = Batch(program, folder, template)
        test_fifty_plans(batch, missing)
        schema = accepted_by_schema(batch)
        test_resume(batch)
        test_resume_notices(batch, city)
        test_exit_codes(batch, city)
        test_names(batch)
        test_other_plans(batch, city)
        test_crash(batch)
        test_stopped(batch)
    if schema is None:
        print("batch: lxml is missing, JUnit was not checked against its schema")
        return 1 if os.environ.get("CITYGAUGE_REQUIRE_ALL") else 77
    print("batch: 50 plans, resume, exit codes, names, crash and stop as expected")
    return 0


if __name__ == "__main__":
    sys.exit(main())
