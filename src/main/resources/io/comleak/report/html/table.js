// SPDX-License-Identifier: Apache-2.0
// The list of findings. However long it is, only the rows in sight are there.

/** Its {@code width} is a track of the grid; a column of which no finding has anything is left out. */
const COLUMNS = [
  { key: 'class', head: 'Class', width: 'var(--class)', text: finding => finding.class.label },
  { key: 'bytes', head: 'Bytes', number: true, width: 'var(--bytes)', text: finding => (isWrongFree(finding) ? '–' : number(finding.bytes)) },
  { key: 'blocks', head: 'Blocks', number: true, width: '62px', text: finding => number(finding.blocks) + (isWrongFree(finding) ? ' ×' : '') },
  { key: 'place', head: 'Where', width: 'minmax(110px, 1.6fr)', text: finding => finding.place },
  { key: 'api', head: 'API', width: 'minmax(70px, 1fr)', text: finding => finding.api.replace(/^[^!]*!/, ''), title: finding => finding.api },
  { key: 'what', head: 'What', width: 'minmax(70px, 1fr)', text: finding => finding.what },
];
const NARROW = matchMedia('(max-width: 700px)');
const OVERSCAN = 8;
const MOST_PRINTED = 2000;

const columns = COLUMNS.filter(column => findings.some(finding => column.text(finding) !== ''));
const table = { rows: [], selected: null, sort: { key: null, down: false }, printing: false, open: () => {} };

function showTable(section) {
  table.body = el('div', { class: 'rows', role: 'rowgroup' });
  table.window = el('div', { class: 'window', scroll: drawRows }, table.body);
  table.heads = el('div', { class: 'row heads', role: 'row', 'aria-rowindex': '1' }, ...columns.map(headOf));
  table.grid = el('div', { class: 'grid', role: 'grid', 'aria-label': 'Findings', 'aria-readonly': 'true' },
    el('div', { role: 'rowgroup' }, table.heads), table.window);
  const longest = text => Math.max(...findings.map(finding => text(finding).length));
  table.grid.style.setProperty('--class', longest(finding => finding.class.label) > 12 ? '150px' : '88px');
  table.grid.style.setProperty('--bytes', `calc(${Math.max(6, longest(COLUMNS[1].text))}ch + 4px)`);
  table.grid.style.setProperty('--columns', columns.map(column => column.width).join(' '));
  section.append(table.grid);
  onWidth(table.window, drawRows);
  NARROW.addEventListener('change', drawRows);
  addEventListener('beforeprint', () => print(true));
  addEventListener('afterprint', () => print(false));
}

function print(printing) {
  table.printing = printing;
  drawRows();
}

function headOf({ key, head, number: isNumber }) {
  return el('div', { role: 'columnheader', class: `cell ${key}${isNumber ? ' number' : ''}`, 'data-key': key },
    el('button', { type: 'button', class: 'head', click: () => sortBy(key, isNumber) }, head));
}

/** Numbers begin with the largest; a third time brings the report's own order back. */
function sortBy(key, isNumber) {
  const { sort } = table;
  const downFirst = isNumber === true;
  if (sort.key !== key) {
    table.sort = { key, down: downFirst };
  } else if (sort.down === downFirst) {
    table.sort = { key, down: !downFirst };
  } else {
    table.sort = { key: null, down: false };
  }
  arrange();
  drawRows();
  announce(table.sort.key === null ? 'In the report’s order' : `Sorted by ${key}, ${table.sort.down ? 'down' : 'up'}`);
}

function sortValue(finding, key) {
  return key === 'class' ? finding.class.label : finding[key];
}

function arrange() {
  const { key, down } = table.sort;
  const sign = down ? -1 : 1;
  table.rows.sort((a, b) => {
    const [one, other] = key === null ? [a.order, b.order] : [sortValue(a, key), sortValue(b, key)];
    return one < other ? -sign : one > other ? sign : a.order - b.order;
  });
  for (const head of table.heads.children) {
    const sorted = head.dataset.key === key;
    head.setAttribute('aria-sort', sorted ? (down ? 'descending' : 'ascending') : 'none');
  }
}

/** Shows these findings, in the order that was chosen. */
function listFindings(rows) {
  table.rows = [...rows];
  arrange();
  table.window.scrollTop = 0;
  table.grid.setAttribute('aria-rowcount', rows.length + 1);
  drawRows();
}

const rowHeight = () => (NARROW.matches ? 62 : 34);

function drawRows() {
  const height = rowHeight();
  const { rows } = table;
  const first = table.printing ? 0 : Math.max(0, Math.floor(table.window.scrollTop / height) - OVERSCAN);
  const seen = Math.ceil(table.window.clientHeight / height) + 2 * OVERSCAN;
  const end = Math.min(rows.length, table.printing ? MOST_PRINTED : first + seen);
  const focused = table.body.contains(document.activeElement);
  table.body.style.height = table.printing ? 'auto' : `${rows.length * height}px`;
  const drawn = rows.slice(first, end).map((finding, at) => rowOf(finding, first + at, height));
  if (rows.length === 0) {
    drawn.push(el('div', { class: 'row nothing', role: 'row' }, el('div', { role: 'gridcell' }, 'Nothing matches.')));
  }
  if (table.printing && end < rows.length) {
    drawn.push(el('div', { class: 'row' }, `… and ${count(rows.length - end, 'more finding')}`));
  }
  table.body.replaceChildren(...drawn);
  if (focused) {
    table.body.querySelector('[tabindex="0"]')?.focus({ preventScroll: true });
  }
}

function rowOf(finding, at, height) {
  const selected = finding === table.selected;
  const entered = selected || (table.rows.indexOf(table.selected) < 0 && at === 0);
  const row = el('div', {
    class: `row ${selected ? 'selected' : ''}`, role: 'row', id: finding.id,
    'aria-rowindex': at + 2, 'aria-selected': String(selected), tabindex: entered ? '0' : '-1',
    click: () => selectRow(finding, true),
  }, ...columns.map(column => cellOf(finding, column)));
  row.style.top = table.printing ? '' : `${at * height}px`;
  return row;
}

function cellOf(finding, column) {
  const text = column.text(finding);
  const inner = column.key === 'class'
    ? [el('span', { class: `tag ${finding.class.tone}` }, text), standingOf(finding)] : [text];
  return el('div', {
    role: 'gridcell', class: `cell ${column.key}${column.number ? ' number' : ''}`, title: column.title === undefined ? text : column.title(finding),
  }, ...inner);
}

function standingOf(finding) {
  const { baseline } = finding.raw;
  return baseline === undefined ? null : el('span', { class: 'standing' }, baseline.standing);
}

/** Selects a row and shows the finding beside the list; {@code open} also leads the eye there. */
function selectRow(finding, open) {
  table.selected = finding;
  reveal(table.rows.indexOf(finding));
  drawRows();
  table.open(finding, open);
}

function reveal(at) {
  const height = rowHeight();
  const { window } = table;
  if (at * height < window.scrollTop) {
    window.scrollTop = at * height;
  } else if ((at + 1) * height > window.scrollTop + window.clientHeight) {
    window.scrollTop = (at + 1) * height - window.clientHeight;
  }
}

function focusRow() {
  table.body.querySelector('[tabindex="0"]')?.focus({ preventScroll: true });
}

function moveRow(step) {
  if (table.rows.length > 0) {
    const at = table.rows.indexOf(table.selected);
    const to = at < 0 ? 0 : Math.min(table.rows.length - 1, Math.max(0, at + step));
    selectRow(table.rows[to], false);
    focusRow();
  }
}
