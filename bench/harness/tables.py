"""The tables of docs/performance.md, from what was measured."""

import math

from . import kernels
from .places import TREE, WORK
from .record import Record
from .projects import HEADLINE
from .subjects import LAYER_READ_FOR, READ_LAYERS, SHARED
from .targets import peer_cpu, target_rows

SIZES = {"S": "20 thousand roads", "M": "200 thousand roads", "L": "2 million roads"}
PEERS = ["GeoPandas", "PostGIS", "DuckDB spatial", "QGIS", "exactextract", "SciPy", "pgRouting", "SFCGAL"]
QUESTIONS = {
    "roads": "length of roads per district",
    "green": "area of the union of green space per district",
    "permeable": "area of the union of permeable land per district",
    "stops": "area within 500 m of a stop per district",
    "raster": "share of permeable pixels per district",
    "network": "metres of walkway within 500 m of a stop along the network",
    "corridors": "net width of each corridor",
}
FIVE = ["five", "five, sensitivity = false", "five, neither sensitivity nor evidence"]
TEN_LAYERS = ["five, of ten layers", "all shipped profiles, ten layers"]
BEGIN, END = "<!-- written by bench/run.py --docs -->\n", "<!-- until here -->\n"


def table(head, rows):
    lines = [head, ["---"] + ["--:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def seconds(value):
    return "–" if value is None else f"{value:.3f}" if value < 1 else f"{value:.2f}"


def ratio(value, of):
    return "–" if value is None or not of else f"{value / of:.1f}" if value < 100 * of else f"{value / of:.0f}"


def megabytes(value):
    return "–" if value is None else f"{value:.0f}"


def layers_of(question):
    return ["districts", LAYER_READ_FOR[question]] if question in HEADLINE else READ_LAYERS


def size_table(size, record):
    rows = []
    for question in [*FIVE, *HEADLINE, *TEN_LAYERS]:
        if not record.get("citygauge", question):
            continue
        read = record.read_cpu(layers_of(question)) if question not in TEN_LAYERS else None
        rows.append([question, seconds(record.cpu(question)), seconds(record.wall(question)),
                     megabytes(record.peak(question)), seconds(read), ratio(record.cpu(question), read)])
    if not rows:
        return ""
    return f"### City {size} ({SIZES[size]})\n\n" + table(
        ["citygauge check", "CPU s", "wall s", "peak MB", "one GDAL read, CPU s", "CPU ÷ read"], rows) + "\n"


def difference(ours, theirs):
    """The largest relative difference of a district; of those alone that the other has measured."""
    return max(abs(ours.get(did, 0) - value) / max(abs(value), 1e-9) for did, value in theirs.items())


def peer_table(size, record):
    rows = []
    for question in SHARED:
        ours = record.cpu(question)
        for tool in PEERS:
            if not ours or not record.get(tool, question):
                continue
            cpu = peer_cpu(record, tool, question)
            rows.append([QUESTIONS[question], tool, seconds(ours), seconds(cpu), ratio(cpu, ours),
                         seconds(record.wall(question)), seconds(record.wall(question, tool)),
                         megabytes(record.peak(question)), megabytes(record.peak(question, tool)),
                         f"{difference(record.values(question), record.values(question, tool)):.0e}"])
    if not rows:
        return ""
    return f"### City {size}\n\n" + table(
        ["question", "program", "citygauge CPU s", "its CPU s", "times", "citygauge wall s", "its wall s",
         "citygauge MB", "its MB", "largest difference"], rows) + "\n"


def thread_table(size, record):
    rows = []
    for question in ["five", *HEADLINE]:
        one, two = (record.wall(f"{question}, {words}") for words in ("1 thread", "2 threads"))
        if one and two:
            rows.append([question, seconds(one), seconds(two), f"{one / two:.2f}",
                         f"{100 * serial_share(one, two):.0f} %", seconds(record.cpu(f"{question}, 1 thread")),
                         seconds(record.cpu(f"{question}, 2 threads"))])
    if not rows:
        return ""
    return f"### City {size}\n\n" + table(
        ["citygauge check", "wall s, 1 thread", "wall s, 2 threads", "speed-up", "serial share", "CPU s, 1 thread",
         "CPU s, 2 threads"], rows) + "\n"


def serial_share(one, two):
    """Amdahl (1967): T2 = T1 (s + (1 - s) / 2)."""
    return min(max(2 * two / one - 1, 0), 1)


def growth(records, measured, question):
    """Exponent of CPU between two sizes, by their roads."""
    small, large = (records[size].cpu(question) for size in measured)
    roads = {"S": 2e4, "M": 2e5, "L": 2e6}
    if not small or not large:
        return "–"
    return f"{math.log(large / small) / math.log(roads[measured[1]] / roads[measured[0]]):.2f}"


def growth_table(records):
    rows = [[question] + [growth(records, sizes, question) for sizes in ("SM", "ML", "SL")]
            for question in ["five", *HEADLINE] if records["M"].cpu(question)]
    return table(["citygauge check", "S → M", "M → L", "S → L"], rows) + "\n" if rows else ""


def kernel_table():
    rows = []
    for name, points in kernels.results().items():
        (least, _), (most, cpu) = points[0], points[-1]
        rows.append([name.replace("_", " "), f"{least} … {most}", f"{1000 * cpu:.1f}", f"{1e9 * cpu / most:.0f}",
                     f"{kernels.exponent(points):.2f}"])
    return table(["kernel", "n", "CPU ms at the largest", "ns per n", "growth exponent"], rows) + "\n" if rows else ""


def text(records):
    sections = [
        ("What is asked of it", target_rows(records, table)),
        ("citygauge beside one read of the layers", "".join(size_table(*item) for item in records.items())),
        ("citygauge beside other programs", "".join(peer_table(*item) for item in records.items())),
        ("Threads", thread_table("M", records["M"])),  # S is over before threads matter
        ("Growth", growth_table(records)),
        ("Kernels", kernel_table()),
    ]
    machines = sorted({record.data["machine"] for record in records.values() if "machine" in record.data})
    body = "".join(f"## {title}\n\n{words}" for title, words in sections if words)
    return f"Machine: {'; '.join(machines)}.\n\n{body}"


def write(into_docs):
    words = text({size: Record(size) for size in SIZES})
    WORK.mkdir(exist_ok=True)
    (WORK / "tables.md").write_text(words)
    if into_docs:
        page = TREE / "docs" / "performance.md"
        before, _, rest = page.read_text().partition(BEGIN)
        page.write_text(before + BEGIN + "\n" + words + END + rest.partition(END)[2])
