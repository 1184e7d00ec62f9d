// SPDX-License-Identifier: Apache-2.0
// The run as a whole: facts at once, long tables when they are asked for.

function more(title, rows, content) {
  return rows.length === 0 ? null : el('details', {}, el('summary', {}, `${title} (${number(rows.length)})`), content);
}

function showRun() {
  const { checkpoints, apartments, modules, suppressions } = data;
  const mark = own => (own ? 'the program’s' : 'Windows’');
  const parts = [
    factList([...data.facts, ['Reported by', `comleak ${data.version}`]]),
    more('Suppressions', suppressions, plainTable(
      'Suppressions', ['Name', 'From', 'Hid', 'Reason', 'Evidence'], suppressions)),
    more('Checkpoints', checkpoints, plainTable(
      'Checkpoints', ['Number', 'Cause', 'Thread', 'After', 'Blocks', 'Bytes'],
      checkpoints.map(c => [
        String(c.number), c.cause, String(c.thread), `${number(c.milliseconds)} ms`, number(c.blocks), number(c.bytes),
      ]), [0, 2, 3, 4, 5])),
    more('Apartments', apartments, plainTable(
      'Apartments', ['Thread', 'Kind', 'Whose', 'End'],
      apartments.map(a => [String(a.thread), a.kind, mark(a.own), a.end.replace('-', ' ')]), [0])),
    data.moreApartments > 0 ? el('p', { class: 'hint' }, `… ${count(data.moreApartments, 'more apartment')}`) : null,
    more('Modules', modules, plainTable(
      'Modules', ['Path', 'Base', 'Whose', 'Names'],
      modules.map(m => [m.path, el('code', {}, address(m.base)), mark(m.own), m.symbols || 'not asked for']))),
  ];
  byId('run').append(...parts.filter(part => part !== null));
  addEventListener('beforeprint', () => document.querySelectorAll('details').forEach(part => { part.open = true; }));
}
