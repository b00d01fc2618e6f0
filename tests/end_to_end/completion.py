"""The manual pages and the shells' completion as the program writes them, judged by man's own linters and the shells.

  completion.py PROGRAM

Bash is required; zsh, fish and mandoc are used where they are, and required if CITYGAUGE_REQUIRE_ALL is set.
"""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

program = sys.argv[1]
failures = []


def check(what, is_so, detail=""):
    print(("held: " if is_so else "FAILED: ") + what + (f"\n{detail}" if not is_so else ""))
    if not is_so:
        failures.append(what)


def available(tool):
    if shutil.which(tool):
        return True
    check(f"{tool} is installed", "CITYGAUGE_REQUIRE_ALL" not in os.environ)
    print(f"skipped: {tool} is missing")
    return False


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, timeout=60, **options)


def completion(shell, folder):
    file = folder / f"citygauge.{shell}"
    file.write_text(run(program, "completion", shell, "--lang", "en", check=True).stdout, encoding="utf-8")
    return file


def bash_candidates(script, line, folder):
    """What bash would offer at the end of `line`, which it breaks into words as it does while one types."""
    words = line.replace("=", " = ").split(" ")
    code = (
        'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); '
        '_citygauge 2>/dev/null; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    outcome = run("bash", "--norc", "-c", code, "bash", str(script), *words, cwd=folder)
    return {word for word in outcome.stdout.split("\n") if word}


def test_bash(folder):
    script = completion("bash", folder)
    check("bash takes its script", run("bash", "-n", str(script)).returncode == 0)
    place = folder / "a city"
    place.mkdir()
    (place / "project.toml").touch()
    (place / "inner folder").mkdir()

    def offers(line, expected, exactly=True):
        found = bash_candidates(script, line, place)
        is_so = found == expected if exactly else expected <= found
        check(f"bash offers {sorted(expected)} after `{line}`", is_so, f"it offers {sorted(found)}")

    offers("citygauge ch", {"check"})
    offers("citygauge ", {"check", "map", "--version"}, exactly=False)
    offers("citygauge check --pro", {"--profile", "--profile-run", "--progress"})
    offers("citygauge check --progress ", {"auto", "json", "none"})
    offers("citygauge check --lang=z", {"zh"})
    offers("citygauge check --lang=", {"zh", "en"})
    offers("citygauge check -o ", {"inner folder"})
    offers("citygauge check ", {"project.toml", "inner folder"})
    offers("citygauge check --profile mianyang", {"mianyang-2030"})
    offers("citygauge check --profile pro", {"project.toml"})
    offers("citygauge explain road_d", {"road_density"}, exactly=False)
    offers("citygauge list me", {"measures"})
    offers("citygauge check --threads ", set())
    offers("citygauge describe --j", {"--json"})


def test_fish(folder):
    script = completion("fish", folder)

    def offered(line):
        home = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
        code = f"source {script}; complete -C '{line}'"
        outcome = run("fish", "--no-config", "-c", code, cwd=folder, env=home)
        check(f"fish says nothing against its script (`{line}`)", outcome.stderr == "", outcome.stderr)
        return {candidate.split("\t")[0] for candidate in outcome.stdout.splitlines()}

    check("fish offers check", "check" in offered("citygauge che"))
    check("fish offers choices", offered("citygauge check --progress ") == {"auto", "json", "none"})
    check("fish offers options", "--strict" in offered("citygauge check --st"))


def test_zsh(folder):
    script = completion("zsh", folder)
    outcome = run("zsh", "-f", "-n", str(script))
    check("zsh takes its script", outcome.returncode == 0 and outcome.stderr == "", outcome.stderr)
    code = f"autoload -Uz compinit && compinit -D -u && source {script} && print ${{_comps[citygauge]}}"
    outcome = run("zsh", "-f", "-c", code, cwd=folder)
    check("zsh knows whom to ask", outcome.stdout == "_citygauge\n", outcome.stdout + outcome.stderr)


def test_manual(folder):
    run(program, "docs", "--man", str(folder), check=True)
    pages = sorted(folder.glob("**/*.1"))
    check("there are pages in both languages", len(pages) >= 20 and len(pages) % 2 == 0, str(len(pages)))
    if available("mandoc"):
        for page in pages:
            outcome = run("mandoc", "-K", "utf-8", "-T", "lint", "-W", "warning", str(page))
            check(f"mandoc has nothing against {page.name}", outcome.stdout == "", outcome.stdout)
    if available("groff"):
        for page in pages:
            language = ["-mzh"] if "zh_CN" in page.parts else []  # as man does: Chinese breaks between characters
            outcome = run("groff", "-K", "utf8", "-T", "utf8", "-man", *language, "-ww", "-z", str(page))
            check(f"groff has nothing against {page.name}", outcome.stderr == "", outcome.stderr)


with tempfile.TemporaryDirectory() as made:
    for name, test in {"bash": test_bash, "fish": test_fish, "zsh": test_zsh}.items():
        folder = Path(made) / name
        folder.mkdir()
        if name == "bash" or available(name):
            test(folder)
    manual = Path(made) / "manual"
    manual.mkdir()
    test_manual(manual)
sys.exit(1 if failures else 0)
