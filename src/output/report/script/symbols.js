// The style model's symbols on a canvas: hatched fills, markers, and the small pictures of the legend.
report.symbols = (function () {
  'use strict';
  const {element} = report;

  // A fill with hatches over it, as a repeating picture. Only angles that repeat in a square tile: 0, 45, 90, 135.
  const patterns = new Map();
  function fillOf(symbol) {
    if (symbol.hatches.length === 0) return symbol.fill;
    const key = JSON.stringify([symbol.fill, symbol.opacity, symbol.hatches]);
    if (patterns.has(key)) return patterns.get(key);
    const size = Math.max(6, Math.round(symbol.hatches[0].gap * 1.4));
    const tile = element('canvas', {width: size, height: size});
    const context = tile.getContext('2d');
    context.globalAlpha = symbol.opacity;
    context.fillStyle = symbol.fill;
    context.fillRect(0, 0, size, size);
    context.globalAlpha = 1;
    for (const hatch of symbol.hatches) {
      context.strokeStyle = hatch.line;
      context.lineWidth = 1.1;
      context.beginPath();
      const angle = ((Math.round(hatch.angle / 45) * 45) % 180 + 180) % 180;
      const down = angle === 135;
      if (angle === 0) { context.moveTo(0, size / 2); context.lineTo(size, size / 2); }
      else if (angle === 90) { context.moveTo(size / 2, 0); context.lineTo(size / 2, size); }
      else for (const shift of [-size, 0, size]) {
        context.moveTo(shift - 1, down ? -1 : size + 1);
        context.lineTo(shift + size + 1, down ? size + 1 : -1);
      }
      context.stroke();
    }
    const pattern = context.createPattern(tile, 'repeat');
    patterns.set(key, pattern);
    return pattern;
  }

  function pathStyle(symbol, kind) {
    const hatched = symbol.hatches.length > 0;
    return {color: symbol.line, opacity: symbol.lineOpacity, weight: symbol.width, dashArray: symbol.dash || null,
            fill: kind !== 'line', fillColor: fillOf(symbol), fillOpacity: hatched ? 1 : symbol.opacity,
            radius: symbol.radius, marker: symbol.marker};
  }

  // A small picture of a symbol for the legend.
  function keyOf(symbol, kind) {
    const canvas = element('canvas', {width: 44, height: 28, 'aria-hidden': 'true'});
    canvas.style.width = '22px';
    canvas.style.height = '14px';
    const context = canvas.getContext('2d');
    context.scale(2, 2);
    const style = pathStyle(symbol, kind);
    context.strokeStyle = style.color;
    context.lineWidth = Math.min(style.weight, 4);
    context.setLineDash(style.dashArray ? style.dashArray.split(' ').map(Number) : []);
    context.beginPath();
    if (kind === 'line') { context.moveTo(1, 7); context.lineTo(21, 7); }
    else if (kind === 'point') context.arc(11, 7, Math.min(style.radius, 6), 0, 7);
    else context.rect(1, 1, 20, 12);
    if (kind !== 'line') {
      context.globalAlpha = style.fillOpacity;
      context.fillStyle = style.fillColor;
      context.fill();
      context.globalAlpha = style.opacity;
    }
    context.stroke();
    return canvas;
  }

  // A circle, a triangle or a cross: told apart without colour.
  const Marker = L.CircleMarker.extend({
    _updatePath() {
      const context = this._renderer._ctx;
      if (this.options.marker === 'circle' || !context || this._empty()) return L.CircleMarker.prototype._updatePath.call(this);
      const {x, y} = this._point;
      const r = this._radius;
      context.beginPath();
      if (this.options.marker === 'triangle') {
        context.moveTo(x, y - r);
        context.lineTo(x + r, y + r * 0.8);
        context.lineTo(x - r, y + r * 0.8);
        context.closePath();
      } else {
        for (const side of [-1, 1]) { context.moveTo(x - r, y - side * r); context.lineTo(x + r, y + side * r); }
      }
      this._renderer._fillStroke(context, this);
    },
  });

  return {pathStyle, keyOf, Marker};
})();
