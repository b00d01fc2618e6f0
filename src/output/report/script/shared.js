// What all parts of the report's script share. The parts are joined in the order of report_assets.cpp; each is a
// closed function that leaves what others need in `report`.
const report = (function () {
  'use strict';

  const data = JSON.parse(document.getElementById('report-data').textContent);
  document.documentElement.classList.add('js');

  // Texts of layers reach the page through here, as text and never as markup.
  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === false || value === null || value === undefined) continue;
      if (name in made && typeof value !== 'string') made[name] = value;
      else made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
  }

  // A place in data.verdicts, or null where the indicator was not measured.
  function verdictOf(column, subject) {
    const letter = data.columns[column].verdicts[subject];
    return letter === ' ' || letter === undefined ? null : Number(letter);
  }

  return {data, words: data.words, byId: id => document.getElementById(id), element, verdictOf};
})();
