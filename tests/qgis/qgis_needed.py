"""What the tests of the plugin share: QGIS's Python, or a visible skip; a QGIS profile of their own with the plugin."""

import os
import pathlib
import sys
import zipfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
SKIPPED = 77
ROOT = pathlib.Path(__file__).resolve().parents[2]
PLUGIN = ROOT / "qgis" / "citygauge"
PROCESSING = pathlib.Path("/usr/share/qgis/python/plugins")


def skip(what):
    """With CITYGAUGE_REQUIRE_ALL set a missing program is a failure."""
    required = bool(os.environ.get("CITYGAUGE_REQUIRE_ALL"))
    print(f"{'FAILED' if required else 'skipped'}: {what} is missing")
    sys.exit(1 if required else SKIPPED)


def make_profile(folder, plugin):
    """A QGIS profile in which the plugin lies as QGIS installs its ZIP; its environment."""
    with zipfile.ZipFile(plugin) as packed:
        packed.extractall(folder / "profiles" / "default" / "python" / "plugins")
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    return {
        "QGIS_CUSTOM_CONFIG_PATH": str(folder),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_DATA_HOME": str(folder / "data"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
    }


def write_settings(folder, program, language="en"):
    """As Settings > Options > Processing > Providers, Settings > Options > General and the list of plugins do it."""
    file = folder / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    file.parent.mkdir(exist_ok=True)
    file.write_text(
        f"[locale]\noverrideFlag=true\nuserLocale={language}\n"
        f"[Processing]\nConfiguration\\CITYGAUGE_PROGRAM={program}\n"
        "[PythonPlugins]\ncitygauge=true\nprocessing=true\n",
        encoding="utf-8",
    )


def start_qgis():
    """A QgsApplication in which the plugin and Processing can be imported."""
    sys.dont_write_bytecode = True
    try:
        from qgis.core import QgsApplication
    except ImportError:
        skip("QGIS's Python")
    sys.path[:0] = [str(PROCESSING), str(PLUGIN.parent)]
    application = QgsApplication([], False)
    application.initQgis()
    return application
