"""Fifty plans made of the sample: 35 meet the targets, 10 miss one, 5 cannot be read, each for a reason of its own."""
import os
import shutil
import sqlite3

PROFILE = """title = { zh = "批量样例", en = "Targets of the batch" }
[[target]]
indicator = "road_density"
threshold = ">= 6"
scope = "建成区"
year = 2030
clause = "甲 一"
text = "路网密度不低于 6 公里/平方公里。"
[[target]]
indicator = "green_ratio"
threshold = ">= 20"
scope = "建成区"
year = 2030
clause = "甲 二"
text = "绿地率不低于 20%。"
"""
TEMPLATE = """title = "五十个方案"
crs = "EPSG:4545"
profiles = ["./targets.toml"]
[districts]
source = "city.gpkg"
layer = "districts"
id = "did"
name = "name"
population = "pop"
scope = "建成区"
[layers.roads]
source = "city.gpkg"
layer = "roads"
where = "status = '现状'"
fields = { class = "DLDJ", name = "DLMC", road_id = "DLBH", status = "status" }
[layers.roads.values.class]
"高速公路" = "motorway"
"快速路" = "expressway"
"主干路" = "arterial"
"次干路" = "secondary"
"支路" = "branch"
"小区路" = "internal"
"匝道" = "link"
[layers.green]
source = "green.shp"
fields = { class = "LDFLDM", name = "LDMC", green_share = "LDZB" }
values.class = { G1 = "park", G2 = "protective", G3 = "plaza", XG = "attached", EG = "regional" }
"""
READABLE, MISSING, BROKEN = 45, 10, 5


def change(gpkg, statement):
    with sqlite3.connect(gpkg) as database:
        database.execute(statement)
    database.close()


def make(folder, sample):
    """Returns the folder of the plans, the template, and the names of those that miss."""
    city, plans = os.path.join(folder, "city"), os.path.join(folder, "plans")
    os.makedirs(city)
    os.makedirs(plans)
    for name in os.listdir(sample):
        if name == "city.gpkg" or name.startswith("green."):
            shutil.copy(os.path.join(sample, name), city)
    for name, text in (("project.toml", TEMPLATE), ("targets.toml", PROFILE)):
        with open(os.path.join(city, name), "w", encoding="utf-8") as file:
            file.write(text)
    source = os.path.join(sample, "city.gpkg")
    missing = []
    for i in range(READABLE):
        name = f"方案-{i:02d}"
        gpkg = os.path.join(plans, name + ".gpkg")
        shutil.copy(source, gpkg)
        if i < MISSING:  # ever more roads that are only planned
            change(gpkg, f"UPDATE roads SET status = '规划' WHERE fid % 20 <= {i + 5}")
            missing.append(name)
    breaks(plans, source)
    return plans, os.path.join(city, "project.toml"), missing


def breaks(plans, source):
    def path(name):
        return os.path.join(plans, name)
    with open(path("broken-cut.gpkg"), "wb") as file, open(source, "rb") as whole:
        file.write(whole.read(100_000))
    with open(path("broken-text.gpkg"), "w", encoding="utf-8") as file:
        file.write("<b>no map</b>, =1+1\n")
    with open(path("broken-empty.gpkg"), "w", encoding="utf-8"):
        pass
    os.makedirs(path("broken-folder"))
    with open(os.path.join(path("broken-folder"), "readme.txt"), "w", encoding="utf-8") as file:
        file.write("the layers follow tomorrow\n")
    shutil.copy(source, path("broken-field.gpkg"))
    change(path("broken-field.gpkg"), "ALTER TABLE roads RENAME COLUMN DLDJ TO grade")
