// The page of a comparison: its rows filtered by kind of change and by text.
(function () {
  'use strict';

  document.documentElement.classList.add('js');
  const rows = [...document.querySelectorAll('#change-rows tbody tr')]
    .map(row => ({row, kind: row.dataset.kind, text: row.textContent.toLowerCase()}));
  const find = document.getElementById('find');
  const kinds = [...document.querySelectorAll('input[name="kind"]')];
  const status = document.getElementById('status');

  function update() {
    const text = find.value.trim().toLowerCase();
    const wanted = new Set(kinds.filter(box => box.checked).map(box => box.value));
    let shown = 0;
    for (const {row, kind, text: own} of rows) {
      row.hidden = !wanted.has(kind) || !own.includes(text);
      if (!row.hidden) ++shown;
    }
    status.textContent = status.dataset.words.replace('{shown}', shown).replace('{all}', rows.length);
  }

  document.getElementById('filters').addEventListener('input', update);
  document.getElementById('filters').addEventListener('submit', event => event.preventDefault());
  window.addEventListener('pageshow', update);  // also after a browser has put back what was ticked
  update();
})();
