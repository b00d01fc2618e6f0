"""Storm pipes under the streets, and the places that still flood."""
from .network import course
from .shapes import line, lines_of, point, rounded
from .terrain import in_new_town

PERIODS = (3.0, 5.0, 2.0, 3.0, 1.0, 3.0)      # a: what a pipe is built for, in turn
STATUS = ("改造", "现状", "新建")
# The new town's collectors: s0, t0, s1, t1, years. 5000 m in all, 4000 m of them for 3 years or more.
TOWN_PIPES = ((0.0, 405.0, 2000.0, 405.0, 5.0), (0.0, 1205.0, 1000.0, 1205.0, 2.0), (505.0, 0.0, 505.0, 1000.0, 3.0),
              (1505.0, 0.0, 1505.0, 1000.0, 3.0))
FLOODED = (  # name, what became of it, place
    ("竹溪桥下穿", "未消除", (2120.0, 3760.0)), ("太安路口", "已消除", (3210.0, 5200.0)),
    ("文昌大道老街", "未消除", (4140.0, 5390.0)), ("凤凰大道涵洞", "整治中", (1500.0, 1500.0)),
    ("南滨大道三号涵", "未消除", (4700.0, 3600.0)), ("学府路口", "已消除", in_new_town(500.0, 400.0)))


def storm_pipes(city):
    """[(id, class, status, return period, diameter in mm, points)]: under every second wider street."""
    outside = city["area"].Difference(city["shapes"]["WJ-05"].Buffer(2.0))
    wider = [r for r in city["roads"] if r["kind"] in ("主干路", "次干路") and r["level"] == "地面"
             and r["status"] == "现状"][::2]
    rows = []
    for i, r in enumerate(wider):
        for piece in lines_of(line(course(r)).Intersection(outside)):
            rows.append((PERIODS[i % len(PERIODS)], 1200.0 if r["kind"] == "主干路" else 800.0,
                         [rounded(p) for p in piece]))
    rows += [(years, 1500.0, [in_new_town(a, b), in_new_town(c, d)]) for a, b, c, d, years in TOWN_PIPES]
    last = len(rows) - len(TOWN_PIPES)
    return [(f"YS-{i + 1:03}", "雨水", "新建" if i >= last else STATUS[i % 3], *row) for i, row in enumerate(rows)]


def flooded_points(city):
    assert all(city["area"].Contains(point(p)) for _, _, p in FLOODED)
    return list(FLOODED)
