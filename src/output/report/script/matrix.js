// The verdict matrix: filtered, sorted, and shown page by page.
(function () {
  'use strict';
  const {data, words, byId, element, verdictOf} = report;

  const miss = 1, softMiss = 2, notEvaluated = 3;  // places in data.verdicts
  const rowsPerPage = 200;

  class Matrix {
    constructor(table) {
      this.table = table;
      this.body = table.tBodies[0];
      this.group = Number(table.dataset.group);
      this.heads = [...table.tHead.querySelectorAll('[data-column]')];
      this.columns = this.heads.map(head => Number(head.dataset.column));
      this.more = document.querySelector(`[data-more="${this.group}"]`);
      this.isCut = this.body.rows.length < data.groups[this.group].names.length;
      this.limit = rowsPerPage;
      this.sort = null;  // {column, descending}
      this.sections = new Map(this.heads.map(head => [Number(head.dataset.column), head.querySelector('a').hash]));
      this.heads.forEach(head => this.addSortButton(head));
      this.more.addEventListener('click', () => { this.limit += rowsPerPage; this.update(); });
      this.body.addEventListener('keydown', event => this.move(event));
    }

    addSortButton(head) {
      const label = words.sort_by + head.querySelector('a').textContent;
      const button = element('button', {type: 'button', class: 'sort', 'aria-label': label});
      head.querySelector('a').after(button);
      button.addEventListener('click', () => {
        const column = Number(head.dataset.column);
        this.sort = {column, descending: this.sort?.column === column ? !this.sort.descending : false};
        this.update();
      });
    }

    // How bad a subject is: misses first, then soft ones, then what could not be evaluated.
    badness(subject, columns) {
      let score = 0;
      for (const column of columns) {
        const verdict = verdictOf(column, subject);
        score += verdict === miss ? 1e6 : verdict === softMiss ? 1e3 : verdict === notEvaluated ? 1 : 0;
      }
      return score;
    }

    chosen(filter) {
      const {names, ids} = data.groups[this.group];
      const columns = this.columns.filter(column => filter.column === null || column === filter.column);
      const fits = subject => {
        const named = !filter.text || names[subject].toLowerCase().includes(filter.text) ||
                      ids[subject].toLowerCase().includes(filter.text);
        return named && (filter.verdicts.size === 0 ||
                         columns.some(column => filter.verdicts.has(verdictOf(column, subject))));
      };
      const subjects = names.map((_, subject) => subject).filter(fits);
      return {subjects: this.ordered(subjects, columns, filter.order), columns};
    }

    ordered(subjects, columns, order) {
      if (this.sort) {
        const values = data.columns[this.sort.column].values;
        const sign = this.sort.descending ? -1 : 1;
        const rank = s => values[s] === null || values[s] === undefined ? Infinity : sign * values[s];
        return subjects.sort((a, b) => rank(a) === rank(b) ? a - b : rank(a) - rank(b));
      }
      const names = data.groups[this.group].names;
      if (order === 'name') return subjects.sort((a, b) => names[a].localeCompare(names[b], undefined, {numeric: true}) || a - b);
      if (order === 'worst') return subjects.sort((a, b) => this.badness(b, columns) - this.badness(a, columns) || a - b);
      return subjects;
    }

    cell(column, subject) {
      const verdict = verdictOf(column, subject);
      const td = element('td');
      if (verdict === null) return td;
      const {tone, sign, word} = data.verdicts[verdict];
      const row = `c${column}-s${subject}`;
      td.append(element('a', {class: 'cell ' + tone, tabindex: '-1', href: byId(row) ? '#' + row : this.sections.get(column),
                              'data-column': String(column), 'data-subject': String(subject)},
                        element('span', {class: 'sign', 'aria-hidden': 'true'}, sign),
                        element('span', {class: 'value'}, data.columns[column].shown[subject]),
                        element('span', {class: 'unseen'}, word)));
      return td;
    }

    update(filter = readFilter()) {
      const {subjects, columns} = this.chosen(filter);
      this.heads.forEach(head => {
        const column = Number(head.dataset.column);
        head.hidden = !columns.includes(column);
        if (this.sort?.column === column) head.setAttribute('aria-sort', this.sort.descending ? 'descending' : 'ascending');
        else head.removeAttribute('aria-sort');
      });
      const rows = subjects.slice(0, this.limit).map(subject =>
        element('tr', {'data-subject': String(subject)},
                element('th', {scope: 'row'}, data.groups[this.group].names[subject]),
                ...columns.map(column => this.cell(column, subject))));
      this.body.replaceChildren(...rows);
      this.body.querySelector('a')?.setAttribute('tabindex', '0');
      this.more.hidden = subjects.length <= this.limit;
      return subjects.length;
    }

    // One tab stop for the whole matrix; arrow keys go from cell to cell.
    move(event) {
      const cell = event.target.closest('td');
      const step = {ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0]}[event.key];
      if (!cell || !step) return;
      const row = this.body.rows[cell.parentElement.sectionRowIndex + step[0]];
      const next = row?.cells[cell.cellIndex + step[1]]?.querySelector('a');
      if (!next) return;
      event.preventDefault();
      cell.querySelector('a').setAttribute('tabindex', '-1');
      next.setAttribute('tabindex', '0');
      next.focus();
    }
  }

  const matrices = [...document.querySelectorAll('table.matrix')].map(table => new Matrix(table));

  function readFilter() {
    const picked = byId('pick-indicator').value;
    return {text: byId('find').value.trim().toLowerCase(),
            column: picked === '' ? null : Number(picked),
            order: byId('pick-order').value,
            verdicts: new Set([...document.querySelectorAll('[name=verdict]:checked')].map(box => Number(box.value)))};
  }

  function updateMatrices() {
    const filter = readFilter();
    const found = [];
    for (const matrix of matrices) {
      const frame = matrix.table.closest('.matrix-block');
      frame.hidden = filter.column !== null && !matrix.columns.includes(filter.column);
      const fitting = matrix.update(filter);
      if (frame.hidden) continue;
      const {kind, names} = data.groups[matrix.group];
      const counts = words.shown_of.replace('{shown}', fitting).replace('{all}', names.length);
      found.push(`${kind}: ${fitting === 0 ? words.none_fits : counts}`);
    }
    byId('matrix-status').textContent = found.join(' · ');
  }

  // Of many districts the page shows the worst: go on like that.
  if (matrices.some(matrix => matrix.isCut)) byId('pick-order').value = 'worst';
  byId('filters').addEventListener('input', event => {
    for (const matrix of matrices) {
      matrix.limit = rowsPerPage;
      if (event.target.id === 'pick-order') matrix.sort = null;
    }
    updateMatrices();
  });
  byId('filters').addEventListener('submit', event => event.preventDefault());
  updateMatrices();
})();
