// What leads from the text to the map: cells, rows, buttons, and reading on.
(function () {
  'use strict';
  const {byId} = report;
  const {setColumn, setColouring, shown} = report.map;
  const {go, showWhole, openPanel, isSheet} = report.places;

  function choose(row) {
    document.querySelectorAll('tr.chosen').forEach(other => other.classList.remove('chosen'));
    row?.classList.add('chosen');
  }

  // The button of a row, wherever in the row it was clicked, unless something else there is meant.
  function buttonOf(target) {
    const button = target.closest('.zoom');
    if (button || target.closest('a, button, summary')) return button;
    return target.closest('tbody tr')?.querySelector('.zoom');
  }

  document.querySelector('main').addEventListener('click', ({target}) => {
    const cell = target.closest('a.cell');  // the link itself leads to the section's row
    const button = buttonOf(target);
    const shower = target.closest('.show-map');
    if (cell) {
      go(cell);
      choose(byId(`c${cell.dataset.column}-s${cell.dataset.subject}`));
    } else if (button) {
      go(button);
      choose(button.closest('tr'));
    } else if (shower) {
      setColumn(Number(shower.dataset.show));
      openPanel();
      showWhole();
    }
  });

  byId('map-indicator').addEventListener('change', ({target}) => setColumn(Number(target.value)));
  document.querySelectorAll('[name=colour-by]').forEach(
    input => input.addEventListener('change', () => setColouring(input.value)));

  // The map shows the indicator whose section is being read.
  const observer = new IntersectionObserver(entries => {
    for (const {target, isIntersecting} of entries) {
      const columns = target.dataset.columns.split(' ').map(Number);
      if (isIntersecting && !isSheet() && !columns.includes(shown.column)) setColumn(columns[0]);
    }
  }, {rootMargin: '-45% 0px -50% 0px'});
  document.querySelectorAll('section.indicator').forEach(section => observer.observe(section));
})();
