"""The projects that citygauge is asked to check."""

from .places import TREE

HEADLINE = {
    "road_density": ">= 8",
    "corridor_net_width": ">= 50",
    "green_ratio": ">= 38.9",
    "permeable_share": ">= 45",
    "bus_stop_coverage": ">= 90",
}

GREEN = """fields = { class = "gtype" }
values.class = { 0 = "park", 1 = "protective", 2 = "attached", 3 = "park", 4 = "protective", 5 = "attached" }"""
LAND = 'values.class = { 1 = "grass", 2 = "forest", 3 = "water", 4 = "building", 5 = "road", 6 = "paved" }'
LAYERS = {
    "roads": ("roads.gpkg", ""),
    "green": ("green.gpkg", GREEN),
    "land_cover": ("landuse.gpkg", 'fields = { class = "lc", permeability = "permeable" }\n' + LAND),
    "bus_stops": ("stops.gpkg", ""),
    "corridors": ("corridors.gpkg", 'fields = { id = "cid" }'),
    # The generated land use that is permeable, as one class whose union has an area.
    "land_use": ("landuse.gpkg",
                 'fields = { class = "permeable" }\nvalues.class = { 0 = "construction", 1 = "forest" }'),
    "buildings": ("buildings.gpkg", ""),
    "walkways": ("walkways.gpkg", ""),
    "parks": ("green.gpkg", ""),
    "population": ("buildings.gpkg", 'fields = { people = "pop" }'),
}
HEADLINE_LAYERS = ["roads", "green", "land_cover", "bus_stops", "corridors"]  # more would be obstacles in corridors
RASTER = ("landcover.tif", LAND)
CROSSING_STOPS = ("crossing_stops.gpkg", "")

HEAD = """title = "{title}"
profiles = [{profiles}]
sensitivity = {sensitivity}
evidence = {evidence}

[districts]
source = "{city}/districts.gpkg"
id = "did"
name = "name"
scope = "建成区"
"""


def profile_text(targets):
    text = 'title = { zh = "基准测试", en = "benchmark" }\n'
    for indicator, threshold in targets.items():
        text += (f'\n[[target]]\nindicator = "{indicator}"\nthreshold = "{threshold}"\nscope = "建成区"\n'
                 'clause = "–"\ntext = "–"\n')
    return text


def write_project(folder, city, name, targets=None, layers=tuple(LAYERS), instead=None, options="", sensitivity=True,
                  evidence=True):
    """A project of the generated city; without `targets`, all the profiles that ship. `instead`: other sources of some
    layers. Returns its file."""
    folder.mkdir(parents=True, exist_ok=True)
    if targets:
        profile = folder / f"{name}.profile.toml"
        profile.write_text(profile_text(targets))
        profiles = [profile]
    else:
        profiles = sorted(file.stem for file in (TREE / "profiles").glob("*.toml"))
    text = HEAD.format(title=name, city=city, sensitivity=str(sensitivity).lower(),
                       evidence=str(evidence).lower(),
                       profiles=", ".join(f'"{profile}"' for profile in profiles))
    for role in layers:
        source, rest = (instead or {}).get(role, LAYERS[role])
        text += f'\n[layers.{role}]\nsource = "{city}/{source}"\n{rest}\n'
    file = folder / f"{name}.toml"
    file.write_text(text + options)
    return file
