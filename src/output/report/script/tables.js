// Tables other than the matrix: sorted by a column; and what is closed is opened for print.
(function () {
  'use strict';
  const {element} = report;

  function sortKey(row, index) {
    const cell = row.cells[index];
    if (cell.dataset.v === undefined) return cell.textContent;
    return cell.dataset.v === '' ? Infinity : Number(cell.dataset.v);
  }

  function sortTable(table, head) {
    const index = head.cellIndex;
    const descending = head.getAttribute('aria-sort') === 'ascending';
    for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
    const rows = [...table.tBodies[0].rows].map(row => ({row, key: sortKey(row, index)}));
    const order = (a, b) => typeof a === 'string' || typeof b === 'string' ?
      String(a).localeCompare(String(b), undefined, {numeric: true}) : a === b ? 0 : a - b;
    rows.sort((a, b) => descending ? order(b.key, a.key) : order(a.key, b.key));
    table.tBodies[0].append(...rows.map(({row}) => row));
  }

  for (const table of document.querySelectorAll('table.sortable')) {
    for (const head of table.tHead.rows[0].cells) {
      if (head.classList.contains('go')) continue;
      const button = element('button', {type: 'button', class: 'sort'});
      button.append(...[...head.childNodes].filter(node => !node.classList?.contains('target')));
      head.prepend(button);
      button.addEventListener('click', () => sortTable(table, head));
    }
  }

  let opened = [];
  window.addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details:not([open])')];
    opened.forEach(details => { details.open = true; });
  });
  window.addEventListener('afterprint', () => {
    opened.forEach(details => { details.open = false; });
  });
})();
