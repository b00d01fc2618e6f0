// Going to a place: a district, a neck, an issue. What is gone to is outlined and, where there is room, explained.
report.places = (function () {
  'use strict';
  const {data, words, byId, verdictOf} = report;
  const {boundsOf, innerPlace, placeOn} = report.shapes;
  const {map, shown, whole, districts, districtShapes, evidence, issues, evidenceShape, evidencePopup, popupOf, setColumn,
         updateLayers} = report.map;

  // ---- the panel: beside the text where there is room, else a sheet at the foot of the window ---------------

  const panel = byId('map-panel');
  const handle = byId('map-handle');
  const isSheet = () => getComputedStyle(handle).display !== 'none';

  function setPanel(open) {
    panel.classList.toggle('open', open);
    handle.setAttribute('aria-expanded', String(open));
    handle.textContent = open ? words.close_map : words.map;
    map.invalidateSize({animate: false});
  }

  function openPanel() {
    if (isSheet() && !panel.classList.contains('open')) setPanel(true);
  }

  // ---- what is gone to --------------------------------------------------------------------------------------

  map.createPane('highlight').style.zIndex = 430;
  const renderer = L.svg({pane: 'highlight'});
  const halo = {color: '#111', weight: 3, opacity: 1, fill: false, interactive: false, pane: 'highlight', renderer};
  let highlight = null;

  function mark(shape) {
    highlight?.remove();
    highlight = shape ? shape.addTo(map) : null;
  }

  // Not closer than 150 m across: a neck of 3 m is seen in its surroundings.
  function goTo(bounds) {
    const least = 75;
    const {lat, lng} = bounds.getCenter();
    openPanel();
    map.closePopup();
    map.fitBounds(L.latLngBounds([lat - least, lng - least], [lat + least, lng + least]).extend(bounds),
                  {padding: [28, 28], animate: false});
  }

  function explain(content, place) {
    const leastHeight = 420;  // px of map; below, the popup would hide what it explains
    if (map.getSize().y > leastHeight) L.popup({maxWidth: 340}).setLatLng(place).setContent(content).openOn(map);
  }

  function subjectPopup(group, subject) {
    const pairs = [];
    data.columns.forEach((column, i) => {
      const verdict = column.group === group ? verdictOf(i, subject) : null;
      if (verdict === null) return;
      const isShown = i === shown.column;
      const margin = isShown && column.margins[subject] ? ` (${column.margins[subject]})` : '';
      const unit = column.values[subject] === null ? '' : ' ' + column.unit;
      pairs.push([column.title, `${data.verdicts[verdict].sign} ${column.shown[subject]}${unit}${margin}`, isShown]);
    });
    return popupOf(data.groups[group].names[subject], pairs);
  }

  function goToSubject(column, subject) {
    setColumn(column);
    const {group} = data.columns[column];
    const box = data.groups[group].boxes[subject];
    if (!box) return;
    const bounds = boundsOf(box);
    const rings = group === 0 ? districtShapes[subject] : null;
    goTo(bounds);
    mark(rings ? L.polygon(rings, halo) : null);
    explain(subjectPopup(group, subject), rings ? innerPlace(rings) : bounds.getCenter());
  }

  function goToIssue(bounds) {
    issues.wanted = true;
    updateLayers();
    goTo(bounds);
    mark(L.circleMarker(bounds.getCenter(), {...halo, radius: 13}));
  }

  // `box` tells the place even of a feature that was left out of the map.
  function goToEvidence(item, index, box) {
    const {layer} = item;
    item.wanted = true;
    if (layer.columns.length > 0 && !layer.columns.includes(shown.column)) setColumn(layer.columns[0]);
    else updateLayers();
    const bounds = boundsOf(box);
    const feature = layer.features[index];
    goTo(bounds);
    if (!feature) {
      mark(L.rectangle(bounds.pad(0.2), {...halo, dashArray: '4 4'}));
      explain(popupOf(layer.title, [[words.note, words.not_drawn]]), bounds.getCenter());
      return;
    }
    const broad = layer.kind === 'line' ? {weight: 9, opacity: 0.3} : {};
    mark(layer.kind === 'point' ? L.circleMarker(bounds.getCenter(), {...halo, radius: 13})
                                : evidenceShape(layer, feature, {...halo, ...broad}));
    explain(evidencePopup(layer, feature), placeOn(layer, feature));
  }

  function showWhole() {
    map.closePopup();
    mark(null);
    map.fitBounds(whole, {padding: [14, 14], animate: false});
  }

  // Called with a row's button.
  function go({dataset}) {
    if (!dataset.box) goToSubject(Number(dataset.column), Number(dataset.subject));
    else if (dataset.layer === 'issues') goToIssue(boundsOf(dataset.box.split(',').map(Number)));
    else goToEvidence(evidence[Number(dataset.layer)], Number(dataset.feature), dataset.box.split(',').map(Number));
  }

  handle.addEventListener('click', () => {
    setPanel(!panel.classList.contains('open'));
    if (panel.classList.contains('open')) showWhole();
  });
  byId('map-whole').addEventListener('click', showWhole);
  districts.forEach((district, i) => district.on('click', event => {
    L.DomEvent.stop(event);
    L.popup({maxWidth: 340}).setLatLng(event.latlng).setContent(subjectPopup(0, i)).openOn(map);
  }));
  map.on('popupclose', () => mark(null));
  new ResizeObserver(() => map.invalidateSize({animate: false})).observe(byId('map'));

  return {go, showWhole, openPanel, isSheet};
})();
