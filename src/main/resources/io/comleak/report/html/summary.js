// SPDX-License-Identifier: Apache-2.0
// The verdict, in the words of the text report, and the sums.

/** The title says how the line begins. */
const withoutTitle = sentence => sentence.replace(/^(INCOMPLETE|HELD AT EXIT): /, '');

function showSummary() {
  const { verdict } = data;
  byId('program').textContent = data.program;
  byId('summary').append(
    el('div', { class: `verdict ${verdict.kind} ${verdict.tone}` },
      el('h1', { class: 'badge' }, verdict.title),
      el('p', { class: 'sentence' }, withoutTitle(verdict.sentence)),
      verdict.opening.length === 0 ? null : el('div', { class: 'lines' }, ...verdict.opening.map(openingLine)),
      verdict.summary.length === 0 ? null
        : el('ul', { class: 'notes' }, ...verdict.summary.map(line => el('li', {}, line)))),
    data.tiles.length === 0 ? '' : el('dl', { class: 'tiles' }, ...data.tiles.map(tile)));
}

/** What is set off by blanks is in columns: addresses, frames. */
const openingLine = line => el('p', { class: line.startsWith(' ') ? 'mono' : '' }, line);

function tile({ label, value, detail, tone }) {
  return el('div', { class: `tile ${tone}` },
    el('dt', {}, label), el('dd', { class: 'value' }, value), el('dd', { class: 'detail' }, detail));
}
