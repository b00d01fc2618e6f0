"""Run by QGIS (--code) for window_test.py: opens the forms, runs check from its form, notes what is to be seen."""

import json
import os
import pathlib
import traceback

import processing
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QDockWidget, QTextEdit
from qgis.utils import iface

PICTURES = pathlib.Path(os.environ["WINDOW_PICTURES"])
STEP_MS = 300
PATIENCE_STEPS = 400
DRAWING_MS = 3000
found = {"error": "", "forms": [], "layers": 0, "log_has_verdict": False, "colours": 0}


def finish():
    (PICTURES / "found.json").write_text(json.dumps(found), encoding="utf-8")
    os._exit(0)


def guarded(step):
    """What goes wrong in a timer would be lost."""

    def run():
        try:
            step()
        except Exception:
            found["error"] = traceback.format_exc()
            finish()

    return run


def later(step, ms=STEP_MS):
    QTimer.singleShot(ms, guarded(step))


def open_forms():
    iface.mainWindow().resize(1500, 950)
    for dock in iface.mainWindow().findChildren(QDockWidget):
        dock.setVisible(dock.objectName() in ("Layers", "ProcessingToolbox"))
    for algorithm in QgsApplication.processingRegistry().providerById("citygauge").algorithms():
        form = processing.createAlgorithmDialog(algorithm.id(), {})
        form.resize(1000, 700)
        form.show()
        QgsApplication.processEvents()
        form.grab().save(str(PICTURES / f"form_{algorithm.name()}.png"))
        found["forms"].append(algorithm.name())
        form.close()
    later(run_check)


def run_check():
    values = {"PROJECT": os.environ["WINDOW_PROJECT"], "OUTPUT": os.environ["WINDOW_OUT"]}
    form = processing.createAlgorithmDialog("citygauge:check", values)
    form.resize(1000, 700)
    form.show()
    form.runButton().click()
    later(lambda: wait_for(form, PATIENCE_STEPS))


def wait_for(form, steps):
    log = form.findChild(QTextEdit, "txtLog").toPlainText()
    if "EXIT_CODE" not in log and steps > 0:
        later(lambda: wait_for(form, steps - 1))
        return
    form.grab().save(str(PICTURES / "log.png"))
    found["log_has_verdict"] = "'EXIT_CODE': 1" in log
    form.close()
    later(look, DRAWING_MS)


def look():
    canvas = iface.mapCanvas()
    canvas.waitWhileRendering()
    found["layers"] = len(QgsProject.instance().mapLayers())
    picture = canvas.grab().toImage()
    found["colours"] = len(
        {picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)}
    )
    iface.mainWindow().grab().save(str(PICTURES / "window.png"))
    finish()


later(open_forms, DRAWING_MS)
