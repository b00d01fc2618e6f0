"""Runs the sample under a locale that writes 1,5 and 1.234,5: nothing may differ from the run under C. Skipped (77) where
the locale cannot be made, unless CITYGAUGE_REQUIRE_ALL is set.

    decimal_comma.py CITYGAUGE PROJECT
"""
import os
import shutil
import subprocess
import sys
import tempfile


def run(program, project, out, environment):
    base = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))}
    command = [program, "check", project, "-o", out, "--lang", "en", "--progress", "none"]
    done = subprocess.run(command, capture_output=True, timeout=300,
                          env={**base, "SOURCE_DATE_EPOCH": "1700000000", **environment})
    return done.returncode, done.stdout.replace(out.encode(), b"OUT"), done.stderr


def main():
    program, project = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        made = os.path.join(folder, "de_DE.UTF-8")
        if not shutil.which("localedef") or subprocess.run(
                ["localedef", "-i", "de_DE", "-f", "UTF-8", made], capture_output=True, check=False).returncode != 0:
            print("decimal_comma: the locale de_DE.UTF-8 cannot be made here")
            return 1 if os.environ.get("CITYGAUGE_REQUIRE_ALL") else 77
        german = {"LOCPATH": folder, "LC_ALL": "de_DE.UTF-8"}
        comma = subprocess.run(["bash", "-c", "printf %.1f 1,5"], env={**os.environ, **german}, capture_output=True,
                               text=True, check=False).stdout
        if comma != "1,5":
            print(f"decimal_comma: the locale does not work: {comma}")
            return 1
        plain_out, german_out = os.path.join(folder, "plain"), os.path.join(folder, "german")
        plain = run(program, project, plain_out, {"LC_ALL": "C.UTF-8"})
        commas = run(program, project, german_out, german)
        differing = []
        for name in sorted(os.listdir(plain_out)):
            with open(os.path.join(plain_out, name), "rb") as a, open(os.path.join(german_out, name), "rb") as b:
                if a.read() != b.read():
                    differing.append(name)
        print(f"decimal_comma: exit {plain[0]} and {commas[0]}, {len(os.listdir(plain_out))} files, "
              f"differing: {differing or 'none'}")
        return 0 if plain == commas and not differing else 1


if __name__ == "__main__":
    sys.exit(main())
