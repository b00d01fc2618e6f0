"""City blocks: the land between the streets, what each is used for, its attached green, its buildings."""
import math
import random

from . import new_town
from .shapes import largest, line, lines_of, on_grid, outline, parts, polygon, union

BLOCK_SEED = 20303
LEAST_BLOCK = 1800.0              # m2: less is left to the street as paving
LARGEST_BLOCK = 130000.0          # m2: more is not built up: forest or fields
LARGEST_SUBURBAN_BLOCK = 100000.0# m2: the same in the two outer units
SUBURBAN = ("WJ-07", "WJ-08")
QUAY_DEPTH = 40.0                 # m: blocks that near to the river are riverside parks
NECK = 9.5                        # m: half of the passage that still links two pieces of land
SHARP_CORNER = 1.45               # grows a core back into the corners of its block
TOWN_GAP = 1.0                    # m: neighbours keep off the new town, whose numbers are worked out by hand
PLAZA_KERB = 1.0                  # m: no plaza touches other green, so that shares of green never overlap
LEAST_INNER = 400.0               # m2
NARROW = 0.18                     # of 4 pi A / P^2: a block more narrow than that is a green strip

# use -> land-use code (YDYHFLDM, 用地用海 2023)
CODES = {"住宅": "070102", "商业": "0901", "学校": "0804", "医院": "0806", "工业": "100102", "仓储": "1101",
         "公园": "1401", "防护绿地": "1402", "广场": "1403", "林地": "0301", "耕地": "0103", "水域": "1701"}
BUILT = ("住宅", "商业", "学校", "医院", "工业", "仓储")

# unit -> (m of attached green around a block, shares of blocks: park, plaza, industry, permeable paving)
DIALS = {
    "WJ-01": (10.0, 0.03, 0.02, 0.00, 0.00), "WJ-02": (22.0, 0.06, 0.01, 0.00, 0.10),
    "WJ-03": (15.0, 0.03, 0.01, 0.10, 0.10), "WJ-04": (20.0, 0.05, 0.02, 0.00, 0.05),
    "WJ-05": (18.0, 0.00, 0.00, 0.00, 0.00), "WJ-06": (19.0, 0.05, 0.02, 0.00, 0.05),
    "WJ-07": (11.0, 0.02, 0.01, 0.75, 0.00), "WJ-08": (22.0, 0.06, 0.01, 0.10, 0.05),
}


class Block:
    """A piece of land with one use; `inner` is what its attached green encloses."""

    def __init__(self, unit, shape, use, inner=None, paving="硬质铺装", name=None):
        self.unit, self.shape, self.use = unit, shape, use
        self.inner, self.paving, self.name = inner, paving, name

    def attached_green(self):
        return parts(self.shape.Difference(self.inner))


def roundness(shape):
    return 4 * math.pi * shape.GetArea() / shape.Boundary().Length() ** 2


def city_blocks(unit_shapes, taken, river):
    """Blocks on all land that is not taken, outside the new town. The order is that of their places."""
    city, town = union(unit_shapes.values()), unit_shapes["WJ-05"]
    land = city.Difference(taken).Difference(town.Buffer(TOWN_GAP, 1))
    pieces = separated(land)
    chance = random.Random(BLOCK_SEED)
    quay = river.Buffer(QUAY_DEPTH)
    blocks = []
    for piece in pieces:
        inside = piece.PointOnSurface()
        unit = next(did for did, g in unit_shapes.items() if g.Contains(inside))
        blocks.append(_block(unit, piece, piece.Intersects(quay), chance))
    return blocks


def separated(land):
    """The pieces of the land where passages narrower than 2 NECK are closed; they do not overlap."""
    cores = sorted(parts(land.Buffer(-NECK, 1)), key=lambda p: p.GetEnvelope())
    pieces = []
    for core in cores:
        piece = core.Buffer(NECK * SHARP_CORNER, 1).Intersection(land)
        for other in pieces:
            if other.Intersects(piece):
                piece = piece.Difference(other)
        piece = largest(on_grid(largest(piece.Simplify(0.8))))
        if piece.GetArea() >= LEAST_BLOCK:
            pieces.append(piece)
    return pieces


def _block(unit, shape, at_quay, chance):
    ring, park, plaza, industry, permeable = DIALS[unit]
    draw, second, third = chance.random(), chance.random(), chance.random()
    if at_quay:
        return Block(unit, shape, "公园", name="滨江公园")
    if shape.GetArea() > (LARGEST_SUBURBAN_BLOCK if unit in SUBURBAN else LARGEST_BLOCK):
        return Block(unit, shape, "耕地" if second < 0.3 else "林地")
    if roundness(shape) < NARROW:
        return Block(unit, shape, "防护绿地")
    if draw < park:
        return Block(unit, shape, "公园", name="社区公园")
    if draw < park + plaza:
        return Block(unit, on_grid(largest(shape.Buffer(-PLAZA_KERB, 1))), "广场", name="市民广场")
    inner = _inside(shape, ring)
    if inner is None:
        return Block(unit, shape, "公园", name="口袋公园")
    return Block(unit, shape, _use(draw, second, industry), inner, "透水铺装" if third < permeable else "硬质铺装")


def _use(draw, second, industry):
    if second < industry:
        return "工业" if draw < 0.75 else "仓储"
    if second < industry + (1 - industry) * 0.72:
        return "住宅"
    return "商业" if draw < 0.65 else "学校" if draw < 0.95 else "医院"


def _inside(shape, distance):
    """What lies further than `distance` from the block's border; none if that is hardly anything."""
    inner = largest(shape.Buffer(-distance, 1).Simplify(1.0))
    if inner.IsEmpty() or inner.GetArea() < LEAST_INNER:
        return None
    inner = on_grid(inner)
    return inner if shape.Contains(inner) else None


def new_town_blocks():
    """The new town's parcels in their order; every third still awaits its buildings and is paved permeably."""
    uses = ("住宅", "住宅", "商业", "住宅", "学校")
    blocks = []
    for i, parcel in enumerate(new_town.parcels()):
        shape, inner = new_town.ring(parcel)
        blocks.append(Block("WJ-05", shape, uses[i % 5], inner, "透水铺装" if i % 3 == 0 else "硬质铺装"))
    blocks.append(Block("WJ-05", new_town.plaza(), "广场", name="江南市民广场"))
    blocks.append(Block("WJ-05", new_town.park(), "公园", name="江南中央公园"))
    return blocks


# use -> building footprints: length, depth, gap (m), floors from-to, share of places left empty
BUILDINGS = {
    "住宅": ((46.0, 15.0, 25.0), (6, 18), 0.12), "商业": ((42.0, 30.0, 26.0), (3, 12), 0.25),
    "学校": ((60.0, 17.0, 30.0), (3, 5), 0.40), "医院": ((54.0, 24.0, 30.0), (5, 14), 0.35),
    "工业": ((82.0, 42.0, 22.0), (1, 3), 0.10), "仓储": ((96.0, 50.0, 22.0), (1, 1), 0.10),
}
FULL_SIZE_FROM = 11000.0          # m2 of a block's inner part: smaller blocks have smaller buildings
SMALLEST_SCALE = 0.6
MARGIN = 3.0                      # m from a building to the attached green
FLOOR_HEIGHT = {"工业": 6.0, "仓储": 8.0, "商业": 4.2}


def main_direction(shape):
    points = outline(shape)
    (ax, ay), (bx, by) = max(zip(points, points[1:]), key=lambda e: (math.dist(*e), e))
    return math.atan2(by - ay, bx - ax)


def rectangle(centre, length, depth, angle):
    ux, uy = math.cos(angle), math.sin(angle)
    corners = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    return on_grid(polygon([(centre[0] + a * length / 2 * ux - b * depth / 2 * uy,
                             centre[1] + a * length / 2 * uy + b * depth / 2 * ux) for a, b in corners]))


def places(shape, angle, step_along, step_across):
    """Centres of a turned grid over the shape."""
    centre = shape.Centroid()
    cx, cy = centre.GetX(), centre.GetY()
    x0, x1, y0, y1 = shape.GetEnvelope()
    reach = math.hypot(x1 - x0, y1 - y0) / 2
    ux, uy = math.cos(angle), math.sin(angle)
    rows, columns = int(reach / step_across) + 1, int(reach / step_along) + 1
    for j in range(-rows, rows + 1):
        for i in range(-columns, columns + 1):
            a, b = (i + 0.5) * step_along, (j + 0.5) * step_across
            yield (cx + a * ux - b * uy, cy + a * uy + b * ux)


def internal_road(block, angle):
    """A lane through a big housing block, along its main direction, from edge to edge; none for small ones."""
    if block.use != "住宅" or block.shape.GetArea() < 18000.0:
        return None
    centre = block.inner.Centroid()
    dx, dy = 2000 * math.cos(angle), 2000 * math.sin(angle)
    across = line([(centre.GetX() - dx, centre.GetY() - dy), (centre.GetX() + dx, centre.GetY() + dy)])
    pieces = lines_of(across.Intersection(block.shape))
    return [(round(x, 2), round(y, 2)) for x, y in pieces[0]] if len(pieces) == 1 else None


def buildings(block, chance, lane):
    """Buildings of a block: rows along its longest side, clear of its green and of its lane."""
    (length, depth, gap), (low, high), empty = BUILDINGS[block.use]
    room = block.inner.Buffer(-MARGIN, 1)
    if block.unit == "WJ-05":
        room = room.Difference(new_town.bow_tie().ConvexHull())
    if lane:
        room = room.Difference(line(lane).Buffer(6.0, 1))
    angle = main_direction(block.shape)
    tower = block.use == "住宅" and chance.random() < 0.3
    if tower:
        length, depth, gap, low, high = 28.0, 24.0, 30.0, 18, 33
    scale = min(1.0, max(SMALLEST_SCALE, math.sqrt(block.inner.GetArea() / FULL_SIZE_FROM)))
    length, depth, gap = (scale * measure for measure in (length, depth, gap))
    found = []
    for place in places(block.inner, angle, length + gap * 0.55, depth + gap):
        skip, floors = chance.random() < empty, chance.randint(low, high)
        shape = rectangle(place, length * chance.uniform(0.85, 1.05), depth * chance.uniform(0.9, 1.1), angle)
        if not skip and room.Contains(shape):
            found.append({"shape": shape, "use": block.use, "floors": floors,
                          "height": round(floors * FLOOR_HEIGHT.get(block.use, 3.0), 1),
                          "floor_area": round(shape.GetArea() * floors, 1)})
    return found


def all_buildings(blocks):
    """Buildings and internal roads of all built blocks."""
    chance = random.Random(BLOCK_SEED + 1)
    houses, lanes = [], []
    for block in blocks:
        if block.use not in BUILT or _awaits_building(block):
            continue
        lane = internal_road(block, main_direction(block.shape))
        if lane:
            lanes.append(lane)
        houses += buildings(block, chance, lane)
    return houses, lanes


def _awaits_building(block):
    return block.unit == "WJ-05" and block.paving == "透水铺装"
