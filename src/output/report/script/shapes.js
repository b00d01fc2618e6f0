// Coordinates of the data as Leaflet's: metres from the origin, y before x.
report.shapes = (function () {
  'use strict';
  const latLng = (x, y) => [y * report.data.unit, x * report.data.unit];

  // Lists of numbers back into points: the first as it is, each other as a step from the one before.
  function decoded(parts) {
    return parts.map(part => {
      const points = [];
      let x = 0;
      let y = 0;
      for (let i = 0; i < part.length; i += 2) {
        x += part[i];
        y += part[i + 1];
        points.push(latLng(x, y));
      }
      return points;
    });
  }

  // A place for the name: the point of a grid that is farthest from the border, and inside.
  function innerPlace(rings) {
    const edges = rings.flatMap(ring => ring.map((point, i) => [point, ring[(i + 1) % ring.length]]));
    const bounds = L.latLngBounds(rings.flat());
    const steps = 18;
    let best = null;
    let bestDistance = -1;
    for (let row = 1; row < steps; ++row) {
      for (let step = 1; step < steps; ++step) {
        const y = bounds.getSouth() + (bounds.getNorth() - bounds.getSouth()) * row / steps;
        const x = bounds.getWest() + (bounds.getEast() - bounds.getWest()) * step / steps;
        let inside = false;
        let nearest = Infinity;
        for (const [[ay, ax], [by, bx]] of edges) {
          if ((ay > y) !== (by > y) && x < ax + (bx - ax) * (y - ay) / (by - ay)) inside = !inside;
          const long = (bx - ax) ** 2 + (by - ay) ** 2;
          const t = long === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / long));
          nearest = Math.min(nearest, (ax + t * (bx - ax) - x) ** 2 + (ay + t * (by - ay) - y) ** 2);
        }
        if (inside && nearest > bestDistance) [best, bestDistance] = [[y, x], nearest];
      }
    }
    return best || bounds.getCenter();
  }

  // A point of a feature, for its popup: in the middle of a line, within an area.
  function placeOn(layer, feature) {
    const parts = decoded(feature[1]);
    if (layer.kind === 'polygon') return innerPlace(parts);
    const longest = parts.reduce((a, b) => b.length > a.length ? b : a);
    const middle = Math.floor((longest.length - 1) / 2);
    if (longest.length < 2) return longest[0];
    return [0, 1].map(axis => (longest[middle][axis] + longest[middle + 1][axis]) / 2);
  }

  const boundsOf = box => L.latLngBounds(latLng(box[0], box[1]), latLng(box[2], box[3]));

  return {latLng, decoded, innerPlace, placeOn, boundsOf};
})();
