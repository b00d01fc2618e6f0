"""Green land with its class (CJJ/T 85: G1 park, G2 protective, G3 plaza, XG attached, EG regional), land use and
land cover: three views of the same blocks."""
from . import new_town
from .blocks import CODES
from .shapes import line, on_grid, parts, union
from .terrain import FOREST_PARKS

EXPRESSWAY_STRIP, RAILWAY_STRIP = 30.0, 20.0      # m of protective green on either side
RAILWAY_HALF = 6.0
LEAST_STRIP = 400.0                               # m2
PLAZA_SHARE = 0.35
PERMEABILITY = {"建筑": 0.0, "道路": 0.0, "硬质铺装": 0.0, "透水铺装": 0.6, "草地": 1.0, "灌木": 1.0, "林地": 1.0,
                "耕地": 1.0, "裸地": 1.0, "水域": 1.0}


def strips(roads, rail, land):
    """Protective strips along expressway and railway, on the land that is free for them."""
    fast = [line(r["points"]).Buffer(16.0 + EXPRESSWAY_STRIP, 2) for r in roads
            if r["kind"] == "快速路" and r["level"] == "地面"]
    beside_rail = line(rail).Buffer(RAILWAY_HALF + RAILWAY_STRIP, 2)
    free = union(fast + [beside_rail]).Intersection(land)
    return [on_grid(p) for p in parts(free) if p.GetArea() > LEAST_STRIP]


def entry(kind, name, shape, share=None):
    return {"kind": kind, "name": name, "shape": shape, "share": share}


def green_layer(blocks, strip_shapes, hills, park_shapes, city):
    """All green polygons, those that overlap or repeat others included."""
    layer = [entry("G1", name, shape) for name, shape in park_shapes]
    layer += [entry("G2", "防护绿带", shape) for shape in strip_shapes]
    for name, shape in hills:
        kind = "G1" if name in FOREST_PARKS else "EG"
        layer += [entry(kind, FOREST_PARKS.get(name, name + "林地"), p) for p in parts(shape.Intersection(city))]
    for block in blocks:
        layer += _of_block(block)
    layer += [entry("G2", "江南北缘防护绿带", shape) for shape in new_town.belt()]
    return layer + oddities(layer)


def _of_block(block):
    if block.use == "公园":
        return [entry("G1", block.name, block.shape)]
    if block.use == "防护绿地":
        return [entry("G2", "防护绿地", block.shape)]
    if block.use == "广场":
        share = new_town.PLAZA_GREEN_SHARE if block.unit == "WJ-05" else PLAZA_SHARE
        return [entry("G3", block.name, block.shape, share)]
    return [entry("XG", None, p) for p in block.attached_green()] if block.inner is not None else []


def oddities(layer):
    """What real data has: a park drawn again inside a belt, an exact duplicate, a polygon that crosses itself."""
    quays = [e for e in layer if e["name"] == "滨江公园"]
    biggest = max(quays, key=lambda e: e["shape"].GetArea())
    again = on_grid(parts(biggest["shape"].Buffer(-8.0, 1))[0])
    garden = next(e for e in layer if e["name"] == "文昌公园")
    grove = on_grid(parts(garden["shape"].Buffer(25.0, 2))[0])
    return [entry("G1", "滨江公园(重绘)", again), entry("G1", "文昌公园", garden["shape"].Clone()),
            entry("EG", "文昌山林", grove), entry("XG", "自交图斑", new_town.bow_tie())]


def land_use(blocks, strip_shapes, hills, park_shapes, river_shapes, city, sites):
    """[(code, name, shape)]: streets have no polygons of their own."""
    rows = [(CODES[b.use], b.use, b.shape) for b in blocks]
    rows += [(CODES["公园"], "公园", shape) for _, shape in park_shapes]
    rows += [(CODES["防护绿地"], "防护绿地", shape) for shape in strip_shapes]
    for name, shape in hills:
        use = "公园" if name in FOREST_PARKS else "林地"
        rows += [(CODES[use], use, p) for p in parts(shape.Intersection(city))]
    rows += [(CODES["水域"], "水域", p) for shape in river_shapes for p in parts(shape.Intersection(city))]
    rows += [(CODES["住宅"], "住宅", shape) for shape in sites]
    rows += [(CODES["防护绿地"], "防护绿地", shape) for shape in new_town.belt()]
    return rows


def cover(kind, shape):
    return {"kind": kind, "share": PERMEABILITY[kind], "shape": shape}


def land_cover(blocks, strip_shapes, hills, park_shapes, water_shapes, city, houses):
    """Land cover that tiles the city, and on top of it the buildings and a few groves (overlaps)."""
    layer = [cover("水域", p) for shape in water_shapes for p in parts(shape.Intersection(city))]
    layer += [cover("林地", p) for _, shape in hills for p in parts(shape.Intersection(city))]
    layer += [cover("草地", shape) for _, shape in park_shapes] + [cover("灌木", shape) for shape in strip_shapes]
    layer += [cover("灌木", shape) for shape in new_town.belt()]
    for block in blocks:
        layer += _cover_of(block)
    rest = city.Difference(union([c["shape"] for c in layer]))
    layer += [cover("道路", p) for p in parts(rest)]
    groves = [on_grid(parts(shape.Buffer(-60.0, 2))[0]) for _, shape in park_shapes]
    return layer + [cover("林地", g) for g in groves] + [cover("建筑", h["shape"]) for h in houses]


def _cover_of(block):
    if block.inner is not None:
        return [cover("草地", p) for p in block.attached_green()] + [cover(block.paving, block.inner)]
    kind = {"公园": "草地", "防护绿地": "灌木", "广场": "透水铺装"}.get(block.use, block.use)
    return [cover(kind, block.shape)]
