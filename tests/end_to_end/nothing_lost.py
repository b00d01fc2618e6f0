"""Nothing is lost, whatever happens to a run: killed at any moment, told to stop, a full disk, no memory, a folder
that cannot be written to, a second run in the same folder. And no input is opened for writing.

    nothing_lost.py CITYGAUGE SAMPLE_FOLDER [ROUNDS]

Each case prints what it counted. What this machine does not allow (strace, mounting) is said and passed over."""

import hashlib
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CITYGAUGE = str(Path(sys.argv[1]).resolve())
SAMPLE = Path(sys.argv[2]).resolve()
ROUNDS = int(sys.argv[3]) if len(sys.argv) > 3 else 50
NAMES = ["report.html", "result.gpkg", "result.qgz", "results.csv", "results.json", "results.xlsx"]
MET = {0, 1, 4}


def bytes_of(folder):
    """What somebody sees who looks into the folder: every file that is not hidden."""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest()
            for file in sorted(folder.iterdir()) if file.is_file() and not file.name.startswith(".")}


def hidden(folder):
    return [entry.name for entry in folder.iterdir() if entry.name.startswith(".citygauge-")]


class City:
    """The sample in a folder of its own, and two projects whose results differ in every file."""

    def __init__(self, folder):
        self.folder = folder / "city"
        shutil.copytree(SAMPLE, self.folder, ignore=shutil.ignore_patterns("generator", "oracle", "*.py", "out"))
        project = (self.folder / "project.toml").read_text()
        titled = re.sub(r'(?m)^title\s*=.*$', 'title = "再来一次"', project, count=1)
        assert titled != project
        (self.folder / "again.toml").write_text(titled)
        self.out = folder / "out"

    def command(self, project="project.toml", out=None):
        return [CITYGAUGE, "check", str(self.folder / project), "-o", str(out or self.out), "--lang", "en"]

    def environment(self, **more):
        return {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "LC_ALL": "C.UTF-8", **more}

    def run(self, project="project.toml", out=None, command=None, **more):
        return subprocess.run(command or self.command(project, out), env=self.environment(), text=True,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=120, **more)

    def start(self, project="project.toml", command=None, **more):
        return subprocess.Popen(command or self.command(project), env=self.environment(), text=True,
                                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **more)

    def result_of(self, project):
        """The bytes of a run that nothing happened to."""
        shutil.rmtree(self.out, ignore_errors=True)
        begin = time.monotonic()
        run = self.run(project)
        assert run.returncode in MET, run.stderr
        self.seconds = time.monotonic() - begin
        seen = bytes_of(self.out)
        assert sorted(seen) == NAMES, seen
        return seen


def expect(holds, message):
    if not holds:
        raise AssertionError(message)


def killed_at_any_moment(city):
    """After SIGKILL the folder holds one run's files, byte for byte, and never a mix; the next run clears away."""
    second, first = city.result_of("again.toml"), city.result_of("project.toml")
    expect(all(first[n] != second[n] for n in ["report.html", "result.gpkg", "result.qgz", "results.json"]),
           "the two runs must differ")
    dice = random.Random(5)
    kept = switched = left_behind = 0
    for _ in range(ROUNDS):
        before = bytes_of(city.out)
        project, fresh = ("again.toml", second) if before == first else ("project.toml", first)
        run = city.start(project, start_new_session=True)
        time.sleep(dice.uniform(0, 1.1 * city.seconds))
        os.killpg(run.pid, signal.SIGKILL)
        run.communicate()
        wait_for_switch(city.out)
        after = bytes_of(city.out)
        expect(after in (before, fresh), f"a mix of two runs: {after}")
        kept, switched = kept + (after == before), switched + (after == fresh)
        left_behind += bool(hidden(city.out))
    city.run("project.toml")
    expect(bytes_of(city.out) == first and not hidden(city.out), "the next run does not clear away")
    expect(kept > 0 and left_behind > 0, "no round hit a run at work")
    return f"{ROUNDS} rounds: earlier result intact {kept}, new result whole {switched}, mixed 0; left hidden {left_behind}, cleared by the next run"


def wait_for_switch(out):
    """A switch that has begun when its run is killed is ended at once by a process of its own."""
    for _ in range(200):
        if not any((out / name / "switch").exists() for name in hidden(out)):
            return
        time.sleep(0.005)


def killed_within_the_switch(city):
    """Each call that the switch makes is hit by SIGKILL, in the run and in the process that switches for it: as if the
    power went. The next run ends what was decided."""
    if not can_trace():
        return "skipped: no strace"
    second, first = city.result_of("again.toml"), city.result_of("project.toml")
    kept = ended = 0
    for at in range(1, 11):
        before = bytes_of(city.out)
        project, fresh = ("again.toml", second) if before == first else ("project.toml", first)
        city.run(command=["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=rename,renameat,renameat2",
                          "-e", f"inject=rename,renameat,renameat2:signal=SIGKILL:when={at}+", *city.command(project)])
        probe = city.run(command=[CITYGAUGE, "report", str(city.out), "-o", str(city.out / "probe.html")])
        expect(probe.returncode == 0, probe.stderr)
        (city.out / "probe.html").unlink()
        after = bytes_of(city.out)
        expect(after in (before, fresh), f"a mix of two runs after call {at}: {after}")
        kept, ended = kept + (after == before), ended + (after == fresh)
        expect(not hidden(city.out), "the next command does not clear away")
    expect(ended > 0, "no switch was hit")
    return f"10 calls hit: earlier result intact {kept}, ended by the next command {ended}, mixed 0"


def told_to_stop(city):
    """SIGINT, SIGTERM and SIGHUP end a run by that signal within a second and leave nothing behind."""
    first = city.result_of("project.toml")
    dice, slowest, stopped = random.Random(6), 0.0, 0
    for number in [signal.SIGINT, signal.SIGTERM, signal.SIGHUP] * 7:
        run = city.start("project.toml")
        time.sleep(dice.uniform(0, city.seconds))
        begin = time.monotonic()
        run.send_signal(number)
        run.communicate(timeout=20)
        slowest = max(slowest, time.monotonic() - begin)
        expect(run.returncode == -number or run.returncode in MET, f"ended with {run.returncode} by signal {number}")
        expect(bytes_of(city.out) == first and not hidden(city.out), f"signal {number} left {os.listdir(city.out)}")
        stopped += run.returncode == -number
    expect(stopped > 0, "no signal met a run at work")
    expect(slowest < 2, f"{slowest:.2f} s until the end")
    shutil.rmtree(city.out)
    run = city.start("project.toml")
    time.sleep(city.seconds / 3)
    run.terminate()
    run.communicate(timeout=20)
    expect(run.returncode in MET or not city.out.exists(), "an interrupted run leaves a new folder behind")
    return f"21 signals: stopped {stopped}, whole result each time, slowest end {slowest * 1000:.0f} ms"


def two_runs(city):
    """A second run into the folder is refused and names the first; a lock of a dead run does not block."""
    first = city.result_of("project.toml")
    run = city.start("project.toml")
    while not hidden(city.out) and run.poll() is None:
        time.sleep(0.001)
    os.kill(run.pid, signal.SIGSTOP)
    second = city.run("again.toml")
    report = city.run(command=[CITYGAUGE, "report", str(city.out)])
    os.kill(run.pid, signal.SIGCONT)
    run.communicate()
    for refused in (second, report):
        expect(refused.returncode == 3 and "another run" in refused.stderr and f"process {run.pid}" in refused.stderr,
               f"{refused.returncode}: {refused.stderr}")
    expect(run.returncode in MET and bytes_of(city.out) == first, "the first run was disturbed")
    together = [city.start(project) for project in ["project.toml", "again.toml"] * 3]
    codes = [run.wait() for run in together if run.communicate() is not None]
    expect(set(codes) <= MET | {3} and len(set(codes) & MET) > 0, f"{codes}")
    expect(not hidden(city.out), "hidden folders stay")
    return f"refused 2 of 2 with the process named; of 6 at once {sum(c in MET for c in codes)} wrote and {codes.count(3)} were refused"


def full_disk(city):
    """Files end at a limit of their size, a disk is full: exit 3, the earlier result as it was."""
    first = city.result_of("project.toml")
    largest, refused = max(file.stat().st_size for file in city.out.iterdir()), 0
    for share in [0, 0.001, 0.01, 0.03, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 0.97]:
        def limit(size=int(share * largest)):
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        run = city.run("again.toml", preexec_fn=limit)
        expect(run.returncode == 3 and "cannot write" in run.stderr, f"{share}: {run.returncode} {run.stderr}")
        expect(bytes_of(city.out) == first and not hidden(city.out), f"{share}: the earlier result is changed")
        refused += 1
    return f"{refused} limits of file size: exit 3 each, earlier result intact; " + full_tmpfs(city)


def full_tmpfs(city):
    disk = city.folder.parent / "disk"
    disk.mkdir(exist_ok=True)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)], capture_output=True).returncode:
        return "tmpfs skipped: mounting is not allowed"
    try:
        out = disk / "out"
        expect(city.run(out=out).returncode in MET, "the first result fits")
        first, refused = bytes_of(out), 0
        needed, free = sum(file.stat().st_size for file in out.iterdir()), shutil.disk_usage(disk).free
        expect(needed < free, "a second result would fit")
        for left in [int(share * needed) for share in (0, 0.003, 0.05, 0.25, 0.5, 0.7, 0.9)]:
            (disk / "ballast").write_bytes(b"\0" * max(0, free - left))
            run = city.run("again.toml", out=out)
            expect(run.returncode == 3 and "cannot write" in run.stderr, f"{left} bytes: {run.returncode} {run.stderr}")
            expect(bytes_of(out) == first and not hidden(out), f"{left} bytes left: the earlier result is changed")
            (disk / "ballast").unlink()
            refused += 1
        return f"full tmpfs {refused} times: exit 3 each, earlier result intact"
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def limited(city, megabytes, command=None):
    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return city.run("project.toml", command=command, preexec_fn=limit)


def cannot_start(city, megabytes):
    """The system's libraries start before the program, and end it in ways of their own."""
    return limited(city, megabytes, [CITYGAUGE, "--version"]).returncode != 0


def little_memory(city):
    """From no room for the program at all up to enough: either a clear message and exit 3 with the earlier result
    intact, or a result."""
    if os.environ.get("CITYGAUGE_SANITIZE"):
        return "skipped: sanitizers take terabytes of address space"
    first = city.result_of("project.toml")
    too_little, enough = 16, 4096
    while enough - too_little > 1:
        middle = (too_little + enough) // 2
        if limited(city, middle).returncode in MET:
            enough = middle
        else:
            too_little = middle
    refused = done = not_started = 0
    for megabytes in [20, *range(enough - 40, enough + 8, 2)]:
        run = limited(city, megabytes)
        expect(bytes_of(city.out) == first, f"{megabytes} MB: the earlier result is changed")
        loader = run.returncode not in MET | {3} and cannot_start(city, megabytes)
        expect(run.returncode in MET | {3} or loader, f"{megabytes} MB: exit {run.returncode}: {run.stderr}")
        expect(run.returncode != 3 or "not enough memory" in run.stderr, f"{megabytes} MB: unclear: {run.stderr}")
        not_started, refused, done = not_started + loader, refused + (run.returncode == 3), done + (run.returncode in MET)
    expect(refused > 0 and done > 0, f"refused {refused}, done {done}")
    return (f"{enough} MB are enough; around them exit 3 {refused}, done {done}, not started by the system "
            f"{not_started}; earlier result intact")


def read_only(city):
    """A folder that cannot be written to: exit 3, at once, and nothing changed."""
    first = city.result_of("project.toml")
    as_user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    for folder in [city.folder.parent, *city.folder.parent.parents]:
        if folder.stat().st_uid == os.geteuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o055)
    city.out.chmod(0o555)
    try:
        run = city.run(command=as_user + city.command("again.toml"))
        deeper = city.run(command=as_user + city.command("again.toml", city.out / "deeper"))
    finally:
        city.out.chmod(0o755)
    for refused in (run, deeper):
        expect(refused.returncode == 3 and "cannot write" in refused.stderr and str(city.out) in refused.stderr,
               f"{refused.returncode}: {refused.stderr}")
    expect(bytes_of(city.out) == first and not hidden(city.out), "the earlier result is changed")
    return "2 of 2 refused with exit 3"


def covered_inputs(city):
    """An input is not covered by its own name, by a link to it, or by a second name of it."""
    refused = 0
    inputs = {file: file.read_bytes() for file in city.folder.iterdir() if file.is_file()}
    for name in ["result.gpkg", "results.csv", "report.html"]:
        for link in [os.symlink, os.link]:
            shutil.rmtree(city.out, ignore_errors=True)
            city.out.mkdir()
            link(city.folder / "city.gpkg", city.out / name)
            run = city.run("project.toml")
            expect(run.returncode == 2 and "overwrite an input" in run.stderr, f"{name}: {run.returncode} {run.stderr}")
            refused += 1
    city.result_of("project.toml")
    planned = city.run(command=[CITYGAUGE, "map", str(city.out), "--indicator", "road_density", "--format", "png",
                                "--dpi", "50", "-o", str(city.folder.parent / "maps")])
    expect(planned.returncode == 0, planned.stderr)
    sheet = next((city.folder.parent / "maps").glob("*.png"))
    for link in [os.symlink, os.link]:
        sheet.unlink()
        link(city.folder / "city.gpkg", sheet)
        run = city.run(command=[CITYGAUGE, "map", str(city.out), "--indicator", "road_density", "--format", "png",
                                "--dpi", "50", "-o", str(city.folder.parent / "maps"),
                                "--project", str(city.folder / "project.toml")])
        expect(run.returncode == 2 and "overwrite an input" in run.stderr, f"map: {run.returncode} {run.stderr}")
        refused += 1
    expect(all(file.read_bytes() == content for file, content in inputs.items()), "an input is changed")
    return f"{refused} of {refused} refused"


def maps_and_reports(city):
    """Sheets of one run change together too; a report is whole; a full disk and signals leave the earlier ones."""
    city.result_of("project.toml")
    maps, page = city.folder.parent / "maps", city.folder.parent / "page" / "page.html"
    page.parent.mkdir()
    draw = [CITYGAUGE, "map", str(city.out), "--indicator", "road_density", "--format", "pdf,png", "--dpi", "60",
            "-o", str(maps)]
    tell = [CITYGAUGE, "report", str(city.out), "-o", str(page)]
    counts = {"killed": 0, "stopped": 0, "full": 0}
    for command, folder in [(draw, maps), (tell, page.parent)]:
        begin = time.monotonic()
        run = city.run(command=command)
        expect(run.returncode == 0, run.stderr)
        seconds, first = time.monotonic() - begin, bytes_of(folder)
        dice = random.Random(7)
        for number in [signal.SIGKILL, signal.SIGTERM] * 5:
            left = set(hidden(folder))  # of runs that were killed
            other = city.start(command=command + ["--lang", dice.choice(["zh", "en"])])
            time.sleep(dice.uniform(0, seconds))
            other.send_signal(number)
            other.communicate(timeout=20)
            wait_for_switch(folder)
            new = set(hidden(folder)) - left
            expect(number == signal.SIGKILL or not new, f"SIGTERM left {new}")
            whole = [bytes_of(folder)]
            for language in ["zh", "en"] if whole[0] != first else []:
                expect(city.run(command=command + ["--lang", language]).returncode == 0, "the next run fails")
                whole.append(bytes_of(folder))
            expect(whole[0] == first or whole[0] in whole[1:], f"a mix in {folder}")
            first = bytes_of(folder)
            counts["killed" if number == signal.SIGKILL else "stopped"] += other.returncode == -number
        full = city.run(command=command, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)))
        expect(full.returncode == 3 and "cannot write" in full.stderr, f"{full.returncode}: {full.stderr}")
        expect(bytes_of(folder) == first and not hidden(folder), f"a full disk changed {folder}")
        counts["full"] += 1
    expect(counts["killed"] > 0 and counts["stopped"] > 0, f"no run was hit: {counts}")
    return f"{counts}: earlier files intact or new ones whole each time"


def can_trace():
    return subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode == 0 \
        if shutil.which("strace") else False


def inputs_are_only_read(city):
    """No call opens, makes or renames a file outside OUT for writing, and none makes a socket: check, report, map."""
    if not can_trace():
        return "skipped: no strace"
    city.result_of("project.toml")
    before = {file: (file.stat().st_mtime_ns, file.stat().st_size) for file in city.folder.iterdir()}
    log = city.folder.parent / "trace"
    lines, strangers = 0, []
    for command in [city.command(), [CITYGAUGE, "report", str(city.out)],
                    [CITYGAUGE, "map", str(city.out), "--indicator", "road_density"]]:
        run = city.run(command=["strace", "-f", "-y", "-qq", "-o", str(log), "-e", "trace=%file,socket,connect", *command])
        expect(run.returncode in MET, run.stderr)
        for line in log.read_text(errors="replace").splitlines():
            lines += 1
            writes = re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE|socket\(|connect\(", line) or \
                re.search(r"\b(rename\w*|unlink\w*|mkdir\w*|rmdir|link|linkat|symlink\w*|truncate|chmod|chown)\(", line)
            if writes and str(city.out) not in line and "ENOENT" not in line and '"/dev/' not in line:
                strangers.append(line)
    expect(not strangers, "\n".join(strangers[:20]))
    expect({f: (f.stat().st_mtime_ns, f.stat().st_size) for f in city.folder.iterdir()} == before, "an input is changed")
    return f"{lines} calls looked at, 0 write outside OUT, 0 sockets"


CASES = [covered_inputs, read_only, told_to_stop, two_runs, full_disk, little_memory, maps_and_reports,
         inputs_are_only_read,
         killed_within_the_switch, killed_at_any_moment]


def main():
    failures = 0
    for case in CASES:
        if len(sys.argv) > 4 and case.__name__ not in sys.argv[4:]:
            continue
        with tempfile.TemporaryDirectory(prefix="citygauge-lost-") as folder:
            begin = time.monotonic()
            try:
                words = "ok: " + case(City(Path(folder)))
            except AssertionError as error:
                failures, words = failures + 1, f"FAILED: {error}"
            print(f"{case.__name__} ({time.monotonic() - begin:.1f} s) {words}", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
