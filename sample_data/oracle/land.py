"""Areas: land that is built on, drained, protected, and where the plan conflicts with a control line."""
import geopandas
import shapely

from .layers import HERE, city, of_union, plan

BUILT_CODES = ("07", "08", "09", "10", "11", "12", "13", "14", "15", "16")     # 用地用海 2023: construction land
OPEN_CODES = ("1401", "1402")             # parks and protective green: construction land, but not built on
CONFLICTS = {"farmland_conflict": "永久基本农田", "ecological_conflict": "生态保护红线"}


def parcels(codes, but=()):
    uses = city("land_use")
    code = uses["YDYHFLDM"]
    return uses.geometry[code.str[:2].isin(codes) & ~code.isin(but)]


def construction(units):
    return units.areas(parcels(BUILT_CODES))


def well_drained(units):
    zones = plan("zones")
    return units.areas(zones.geometry[zones["CXQ"] >= 30])


def conflicts(units):
    """Planned construction, parks aside, on either side of the three control lines."""
    lines = plan("control_lines")
    planned = shapely.union_all(list(parcels(BUILT_CODES, OPEN_CODES)))
    found = {}
    for indicator, kind in CONFLICTS.items():
        line = shapely.union_all(list(lines.geometry[lines["KZXLX"] == kind]))
        found[indicator] = of_union(planned.intersection(line), units.shapes)
    boundary = shapely.union_all(list(lines.geometry[lines["KZXLX"] == "城镇开发边界"]))
    found["urban_boundary_conflict"] = of_union(planned.difference(boundary), units.shapes)
    return found


def shares(units):
    """{indicator: ({unit: m2 of a part}, {unit: m2 of the whole})}"""
    homes = shapely.union_all(list(parcels(("07",))))
    of_homes = of_union(homes, units.shapes)
    return {
        "protected_share": (units.areas(plan("protected_areas").geometry), units.area),
        "forest_share": (units.areas(parcels(("03",))), units.area),
        "bus_stop_residential_coverage": (extrapolated(lambda n: of_union(discs(500.0, n).intersection(homes),
                                                                          units.shapes)), of_homes),
        "bus_stop_coverage_300": (extrapolated(lambda n: of_union(discs(300.0, n), units.shapes)), units.area),
        "park_service_coverage": (extrapolated(lambda n: of_union(served(n).intersection(homes), units.shapes)),
                                  of_homes),
    }


def extrapolated(areas):
    """The limit of n-gons: from 128 and 256 sides per quarter, with an error of order n^-4."""
    coarse, fine = areas(128), areas(256)
    return {did: fine[did] + (fine[did] - coarse[did]) / 3 for did in fine}


def discs(radius, quarter):
    return shapely.union_all([s.buffer(radius, quad_segs=quarter) for s in city("bus_stops").geometry
                              if s is not None and not s.is_empty])


def served(quarter):
    """Within 500 m of a park of 5000 m2 or more, or 300 m of one of 2000 m2."""
    reach = lambda area: 500.0 if area >= 5000 else 300.0 if area >= 2000 else None
    return shapely.union_all([p.buffer(reach(p.area), quad_segs=quarter) for p in parks() if reach(p.area)])


def green(name="green.shp"):
    return geopandas.read_file(HERE / name)


def parks():
    layer = green()
    return [shapely.make_valid(p) for p in layer.geometry[layer["LDFLDM"] == "G1"]]


def new_green(units):
    now = green()
    now = shapely.union_all([shapely.make_valid(p) for p in now.geometry[now["LDFLDM"].isin(["G1", "G2", "XG"])]])
    return of_union(now.difference(shapely.union_all(list(plan("green_before").geometry))), units.shapes)


def corridors(units):
    return units.areas(city("corridors").geometry)


def corridor_mix(units):
    """{class: {unit: m2 of corridors}}; where parcels overlap, other land goes before water, plazas and green."""
    every = shapely.union_all(list(city("corridors").geometry))
    uses = city("land_use")
    kinds = {"water": ["1701"], "plaza": ["1403"], "protective": ["1402"], "park": ["1401"]}
    named = [code for codes in kinds.values() for code in codes]
    kinds = {"other": [c for c in uses["YDYHFLDM"].unique() if c not in named], **kinds}
    above, found = shapely.Polygon(), {}
    for name, codes in kinds.items():
        land = shapely.union_all(list(uses.geometry[uses["YDYHFLDM"].isin(codes)]))
        found[name] = of_union(land.difference(above).intersection(every), units.shapes)
        above = above.union(land)
    return found


def hard_plazas(units):
    """m2 of the largest patch of plaza that is neither green nor water, by the unit that it lies in."""
    layer = green()
    soft = shapely.union_all([shapely.make_valid(p) for p in
                              layer.geometry[layer["LDFLDM"].isin(["G1", "G2", "XG"])]] + list(city("water").geometry))
    patches = shapely.get_parts(shapely.union_all(list(plan("plazas").geometry)).difference(soft))
    largest = dict.fromkeys(units.shapes, 0.0)
    for did, patch in zip(units.of_points([p.representative_point() for p in patches]), patches):
        largest[did] = max(largest[did], patch.area)
    return largest


def permanent_farmland(units):
    lines = plan("control_lines")
    return units.areas(lines.geometry[lines["KZXLX"] == "永久基本农田"])
