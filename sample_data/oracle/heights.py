"""Heights of places and Tobler's pace, from dem.tif read with GDAL's command line: no library shared with citygauge's
own sampling."""
import io
import math
import subprocess

import numpy

from .layers import HERE

LONGEST = 50.0            # m: pieces of a way are no longer than a cell


class Heights:
    def __init__(self):
        text = subprocess.run(["gdal_translate", "-q", "-of", "XYZ", str(HERE / "dem.tif"), "/vsistdout/"],
                              capture_output=True, check=True, text=True).stdout
        x, y, z = numpy.loadtxt(io.StringIO(text), unpack=True)
        self.x, self.y = numpy.unique(x), numpy.unique(y)
        self.z = z.reshape(len(self.y), len(self.x))[::-1]

    def at(self, x, y):
        """Bilinear between the centres of four cells."""
        i, j = int((x - self.x[0]) // LONGEST), int((y - self.y[0]) // LONGEST)
        u, v = (x - self.x[i]) / LONGEST, (y - self.y[j]) / LONGEST
        z = self.z
        return ((1 - u) * (1 - v) * z[j, i] + u * (1 - v) * z[j, i + 1] + (1 - u) * v * z[j + 1, i]
                + u * v * z[j + 1, i + 1])

    def pieces(self, segment):
        return max(1, math.ceil(segment.length / LONGEST))

    def cuts(self, segment):
        n = self.pieces(segment)
        return [segment.length * k / n for k in range(1, n)]

    def slope(self, segment, a, b):
        """Of the piece that a and b lie in, seen from a to b."""
        n = self.pieces(segment)
        k = min(n - 1, int((a + b) / 2 / segment.length * n))
        (x0, y0), (x1, y1) = segment.coords
        place = lambda share: self.at(x0 + share * (x1 - x0), y0 + share * (y1 - y0))
        rise = (place((k + 1) / n) - place(k / n)) / (segment.length / n)
        return rise if b > a else -rise


def seconds(metres, slope):
    """Tobler (1993), relative to one metre per second on the flat."""
    return metres * math.exp(3.5 * (abs(slope + 0.05) - 0.05))
