// The map: districts coloured by an indicator, its evidence and the issues over them, with legend and toggles.
report.map = (function () {
  'use strict';
  const {data, words, byId, element, verdictOf} = report;
  const {latLng, decoded, innerPlace} = report.shapes;
  const {pathStyle, keyOf, Marker} = report.symbols;

  const map = L.map('map', {crs: L.CRS.Simple, attributionControl: false, minZoom: -12, maxZoom: 4, zoomSnap: 0.25, zoomDelta: 0.5});
  window.citygaugeMap = map;  // for the browser tests
  L.control.scale({imperial: false, maxWidth: 140}).addTo(map);
  // One canvas for all, or the upper one would catch the clicks meant for the lower.
  const renderer = L.canvas({padding: 0.3, tolerance: 4});
  const shown = {column: 0, by: 'verdict', thin: 1};

  // ---- districts --------------------------------------------------------------------------------------------

  const districtShapes = data.districts.map(decoded);
  const districts = districtShapes.map(rings => L.polygon(rings, {renderer, fillRule: 'nonzero'}));
  const districtLayer = L.featureGroup(districts);
  let whole = districtLayer.getBounds();
  if (!whole.isValid()) whole = L.latLngBounds([0, 0], [1000, 1000]);

  function symbolOfDistrict(i) {
    const column = data.columns[shown.column];
    if (!column || column.group !== 0) return data.outline;
    if (shown.by === 'value') {
      const place = column.byValue.of[i];
      return place < 0 ? data.outline : column.byValue.classes[place].symbol;
    }
    const verdict = verdictOf(shown.column, i);
    return verdict === null ? data.outline : data.verdicts[verdict].symbol || data.outline;
  }

  function colourDistricts() {
    districts.forEach((district, i) => {
      const style = pathStyle(symbolOfDistrict(i), 'polygon');
      district.setStyle({...style, weight: style.weight * shown.thin});
    });
  }

  // Lines grow thin where districts are small on the screen: whole from 60 px across, a quarter at the least.
  function thinness() {
    const scale = map.getZoomScale(map.getZoom(), 0);
    const area = (whole.getEast() - whole.getWest()) * (whole.getNorth() - whole.getSouth()) * scale * scale;
    const across = Math.sqrt(area / Math.max(1, districts.length));
    return Math.max(0.25, Math.min(1, Math.round(across / 6) / 10));
  }

  // ---- names: at their places while there are few districts, else where the pointer is ---------------------

  const mostNamed = 40;
  const names = data.groups[0].names;
  const extent = rings => {
    const box = L.latLngBounds(rings.flat());
    return (box.getEast() - box.getWest()) * (box.getNorth() - box.getSouth());
  };
  const labels = districts.length > mostNamed ? [] : districtShapes
    .map((rings, i) => ({rings, i})).filter(({rings}) => rings.length > 0)
    .sort((a, b) => extent(b.rings) - extent(a.rings))
    .map(({rings, i}) => L.tooltip(innerPlace(rings), {permanent: true, direction: 'center', className: 'place-name',
                                                       content: element('span', {}, names[i])}));
  if (districts.length > mostNamed)
    districts.forEach((district, i) => district.bindTooltip(
      () => element('span', {}, `${names[i]}: ${data.columns[shown.column]?.shown[i] ?? ''}`),
      {sticky: true, className: 'place-name'}));

  // Where names would lie on each other, that of the smaller district waits until there is room.
  function thinOutLabels() {
    const placed = [];
    for (const label of labels.map(tooltip => tooltip.getElement()).filter(Boolean)) {
      const {left, right, top, bottom} = label.getBoundingClientRect();
      const crowded = placed.some(other => left < other.right && right > other.left && top < other.bottom && bottom > other.top);
      label.classList.toggle('crowded', crowded);
      if (!crowded) placed.push({left, right, top, bottom});
    }
  }

  // ---- evidence and issues ----------------------------------------------------------------------------------

  function popupOf(title, pairs) {
    const list = element('dl');
    for (const [name, value, active] of pairs) {
      const marked = {class: active ? 'active' : null};
      list.append(element('dt', marked, name), element('dd', marked, value));
    }
    return element('div', {class: 'popup'}, element('h4', {}, title), list);
  }

  function evidenceShape(layer, feature, options) {
    const points = decoded(feature[1]);
    if (layer.kind === 'polygon') return L.polygon(points, {...options, fillRule: 'nonzero'});
    if (layer.kind === 'line') return L.polyline(points, options);
    return new Marker(points[0][0], options);
  }

  const evidencePopup = (layer, feature) => popupOf(layer.title, layer.fields.map((field, i) => [field, feature[2][i]]));

  const mostShownAtFirst = 3000;  // features; larger layers wait until they are asked for
  const evidence = data.layers.map(layer => ({layer, group: null, wanted: layer.features.length <= mostShownAtFirst}));
  // Evidence that no indicator claims is shown with all.
  const belongs = ({layer}) => layer.columns.length === 0 || layer.columns.includes(shown.column);

  function groupOf(item) {
    if (item.group) return item.group;
    item.group = L.layerGroup();
    for (const feature of item.layer.features) {
      if (feature[0] < 0) continue;
      const style = pathStyle(item.layer.classes[feature[0]].symbol, item.layer.kind);
      const shape = evidenceShape(item.layer, feature, {...style, weight: style.weight * shown.thin, renderer});
      shape.fullWeight = style.weight;
      shape.bindPopup(() => evidencePopup(item.layer, feature)).addTo(item.group);
    }
    return item.group;
  }

  const issues = {group: L.layerGroup(), wanted: false};
  for (const issue of data.issues.filter(Boolean)) {
    const {label, symbol} = data.issueClasses[issue[2]];
    new Marker(latLng(issue[0], issue[1]), {...pathStyle(symbol, 'point'), weight: 2, renderer})
      .bindPopup(() => popupOf(label, [[words.layer, issue[3]], [words.what, issue[4]]])).addTo(issues.group);
  }

  const drawingOrder = [...evidence].sort((a, b) => a.layer.order - b.layer.order);

  // Puts on the map what belongs there, the uppermost last.
  function updateLayers() {
    for (const item of drawingOrder) {
      if (belongs(item) && item.wanted) groupOf(item).addTo(map).eachLayer(shape => shape.bringToFront());
      else item.group?.remove();
    }
    if (issues.wanted) issues.group.addTo(map).eachLayer(shape => shape.bringToFront());
    else issues.group.remove();
    updateToggles();
    updateLegend();
  }

  // ---- legend and toggles -----------------------------------------------------------------------------------

  function toggle(item, title, symbol, kind) {
    const box = element('input', {type: 'checkbox', checked: item.wanted});
    box.addEventListener('change', () => {
      item.wanted = box.checked;
      updateLayers();
    });
    return element('label', {}, box, symbol ? keyOf(symbol, kind) : '', title);
  }

  function updateToggles() {
    const field = byId('map-layers');
    const focused = [...field.querySelectorAll('input')].indexOf(document.activeElement);
    const toggles = evidence.filter(item => belongs(item) && item.layer.features.length > 0)
      .map(item => toggle(item, item.layer.title, item.layer.classes[0]?.symbol, item.layer.kind));
    if (data.issues.some(Boolean)) toggles.push(toggle(issues, words.issues, data.issueClasses[0].symbol, 'point'));
    field.replaceChildren(field.querySelector('legend'), ...toggles);
    field.hidden = toggles.length === 0;
    field.querySelectorAll('input')[focused]?.focus();
  }

  function updateLegend() {
    const keys = [];
    const add = (label, symbol, kind) => keys.push(element('span', {class: 'key'}, keyOf(symbol, kind), label));
    const column = data.columns[shown.column];
    if (column?.group === 0 && shown.by === 'value')
      column.byValue.classes.forEach(({label, symbol}) => add(label, symbol, 'polygon'));
    if (column?.group === 0 && shown.by === 'verdict')
      data.verdicts.forEach(({sign, word, symbol}, i) => {
        if (symbol && column.verdicts.includes(String(i))) add(`${sign} ${word}`, symbol, 'polygon');
      });
    for (const {layer} of evidence.filter(item => item.wanted && belongs(item) && item.layer.classes.length > 1))
      layer.classes.forEach(({label, symbol}, i) => {
        if (layer.features.some(feature => feature[0] === i)) add(label, symbol, layer.kind);
      });
    byId('legend').replaceChildren(...keys);
  }

  function setColumn(column) {
    if (column === shown.column) return;
    shown.column = column;
    byId('map-indicator').value = String(column);
    for (const input of document.querySelectorAll('[name=colour-by]')) input.disabled = data.columns[column].group !== 0;
    colourDistricts();
    updateLayers();
  }

  function setColouring(by) {
    shown.by = by;
    colourDistricts();
    updateLegend();
  }

  function adjustWeights() {
    const thin = thinness();
    if (thin === shown.thin) return;
    shown.thin = thin;
    colourDistricts();
    for (const {group} of evidence) group?.eachLayer(shape => shape.setStyle({weight: shape.fullWeight * thin}));
  }

  // Places first, then what is drawn there: Leaflet needs a view before it can draw.
  map.fitBounds(whole, {padding: [14, 14], animate: false});
  shown.thin = thinness();
  districtLayer.addTo(map);
  colourDistricts();
  updateLayers();
  labels.forEach(label => label.addTo(map));
  thinOutLabels();
  map.on('zoomend', adjustWeights);
  map.on('zoomend resize', thinOutLabels);

  return {map, shown, whole, districts, districtShapes, evidence, issues, evidenceShape, evidencePopup, popupOf,
          setColumn, setColouring, updateLayers};
})();
