"""A PostgreSQL server of one's own with PostGIS, in a temporary folder, reached by a socket file only."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def programs():
    """The folder of the newest server's programs, where PostGIS lies beside it; None if there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    with_postgis = [path.parent for path in found
                    if Path(f"/usr/share/postgresql/{path.parts[-3]}/extension/postgis.control").exists()]
    return with_postgis[-1] if with_postgis and shutil.which("psql") and shutil.which("ogr2ogr") else None


def skip(reason):
    """Visibly, or a failure where everything is to be there."""
    print(f"skipped: {reason}")
    sys.exit(1 if os.environ.get("CITYGAUGE_REQUIRE_ALL") else 77)


class Server:
    USER = "postgres"

    def __init__(self):
        self.programs = programs() or skip("PostgreSQL with PostGIS, psql or ogr2ogr is missing")
        self.folder = Path(tempfile.mkdtemp(prefix="citygauge-pg-"))
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        # A server refuses to run as root.
        self.other_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] \
            if os.getuid() == 0 else []
        if self.other_user:
            shutil.chown(self.folder, "postgres", "postgres")
        self.folder.chmod(0o755)
        self.own("initdb", "-A", "trust", "-U", self.USER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "-D", self.data)
        self.start()

    @property
    def data(self):
        return str(self.folder / "data")

    def own(self, program, *arguments):
        done = subprocess.run([*self.other_user, str(self.programs / program), *arguments], env=self.environment,
                              cwd="/", text=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, timeout=120)
        assert done.returncode == 0, f"{program}: {done.stderr}"

    def start(self):
        self.own("pg_ctl", "-w", "-D", self.data, "-l", str(self.folder / "log"), "-o",
                 f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -c fsync=on", "start")

    def stop(self, how="immediate"):
        self.own("pg_ctl", "-w", "-D", self.data, "-m", how, "stop")

    def end(self):
        try:
            self.stop()
        except AssertionError:
            pass  # it does not run
        shutil.rmtree(self.folder)

    def connection(self, database="city", user=USER):
        return f"host={self.folder} dbname={database} user={user}"

    def psql(self, database="city"):
        return ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", self.connection(database)]

    def sql(self, text, database="city"):
        done = subprocess.run(self.psql(database) + ["-c", text], env=self.environment, text=True,
                              capture_output=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def session(self, text, database="city"):
        """Does `text` in a session that stays open; returns it when that is done."""
        process = subprocess.Popen(self.psql(database), env=self.environment, text=True, stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        process.stdin.write(text + ";\n\\echo done\n")
        process.stdin.flush()
        while process.stdout.readline().strip() != "done":
            assert process.poll() is None, "psql has ended"
        return process
