"""Installs the build into a folder, runs the sample from there with the data that were installed, and uninstalls.

  installation.py CMAKE BUILD_FOLDER
"""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

cmake, build = sys.argv[1], Path(sys.argv[2])
environment = {name: value for name, value in os.environ.items() if name != "CITYGAUGE_DATA"}
failures = []


def check(what, is_so, detail=""):
    print(("held: " if is_so else "FAILED: ") + what + (f"\n{detail}" if not is_so else ""))
    if not is_so:
        failures.append(what)


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=200, **options)


def files_below(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_installed(prefix, work):
    program = prefix / "bin/citygauge"
    versions = run(str(program), "--version")
    check("the program finds the data beside it", f"data {prefix}/share/citygauge\n" in versions.stdout, versions.stdout)
    check("policy texts are told with their digests", "profile mianyang-2030 SHA-256 " in versions.stdout)
    link = work / "linked"
    link.symlink_to(program)
    check("... through a link too", f"data {prefix}/share/citygauge\n" in run(str(link), "--version").stdout)
    sample = prefix / "share/citygauge/sample_data/project.toml"
    outcome = run(str(program), "check", str(sample), "-o", str(work / "out"), "--quiet")
    check("the sample misses targets", outcome.returncode == 1, outcome.stderr)
    check("--quiet prints nothing", outcome.stdout == "" and outcome.stderr == "", outcome.stdout + outcome.stderr)
    for name in ("result.gpkg", "results.csv", "results.xlsx", "report.html"):
        check(f"{name} is written", (work / "out" / name).stat().st_size > 0)
    for name in ("share/man/man1/citygauge-check.1.gz", "share/man/zh_CN/man1/citygauge.1.gz",
                 "share/bash-completion/completions/citygauge", "share/zsh/vendor-completions/_citygauge",
                 "share/fish/vendor_completions.d/citygauge.fish", "share/doc/citygauge/copyright"):
        check(f"{name} is installed", (prefix / name).is_file())
    wrong = subprocess.run([str(program), "list"], capture_output=True, text=True, timeout=60,
                           env={**environment, "CITYGAUGE_DATA": str(work)})
    check("a wrong CITYGAUGE_DATA is an error", wrong.returncode == 2 and str(work) in wrong.stderr, wrong.stderr)


with tempfile.TemporaryDirectory() as made:
    prefix, work = Path(made) / "prefix", Path(made) / "work"
    prefix.mkdir()
    work.mkdir()
    made_manual = run(cmake, "--build", str(build), "--target", "citygauge_manual")
    check("the manual is made", made_manual.returncode == 0, made_manual.stdout + made_manual.stderr)
    installed = run(cmake, "--install", str(build), "--prefix", str(prefix))
    check("it installs", installed.returncode == 0, installed.stdout + installed.stderr)
    if not failures:
        test_installed(prefix, work)
        removed = run(cmake, "--build", str(build), "--target", "uninstall")
        check("it uninstalls", removed.returncode == 0, removed.stdout + removed.stderr)
        check("nothing is left", files_below(prefix) == [], "\n".join(files_below(prefix)))
sys.exit(1 if failures else 0)
