// SPDX-License-Identifier: Apache-2.0
// Puts the page together: what is searched for and which classes are shown, keys, links to findings.

const view = { classes: new Set(), search: searchFor('') };

function showFindings() {
  if (findings.length === 0) {
    return;
  }
  const section = byId('findings');
  section.hidden = false;
  view.box = el('input', {
    type: 'search', id: 'search', placeholder: 'Search functions, files, contents, fingerprints', 'aria-label': 'Search',
    'aria-keyshortcuts': '/', autocomplete: 'off', spellcheck: 'false', input: () => search(view.box.value),
  });
  view.found = el('p', { class: 'reading', id: 'found', role: 'status' });
  const side = el('div', { class: 'side-by-side' });
  section.append(el('div', { class: 'tools filter' }, view.box, classFilter(), view.found));
  if (!findings.every(isWrongFree)) {
    const graph = el('section', { class: 'card', 'aria-label': 'Flame graph' }, el('h3', {}, 'By stack'));
    section.append(graph);
    showFlame(graph);
  }
  section.append(side, el('p', { class: 'hint keys' }, ...keyHints()));
  showTable(side);
  side.append(el('article', { id: 'detail', class: 'card detail', tabindex: '-1', 'aria-labelledby': 'detail-title' }));
  table.open = (finding, lead) => {
    showDetail(finding, lead);
    history.replaceState(null, '', `#${finding.id}`);
  };
  applyView(true);
  showDetail(table.rows[0], false);
  table.selected = table.rows[0];
  drawRows();
}

function keyHints() {
  const keys = [['/', 'search'], ['j k', 'next, previous'], ['Enter', 'open'], ['Esc', 'back']];
  return keys.flatMap(([key, what]) => [el('kbd', {}, key), ` ${what} `]);
}

function classFilter() {
  const present = Object.keys(CLASSES).filter(name => findings.some(finding => finding.raw.class === name));
  view.classes = new Set(present);
  view.classButtons = present.map(name => {
    const all = findings.filter(finding => finding.raw.class === name).length;
    return el('button', { type: 'button', 'aria-pressed': 'true', 'data-class': name, click: () => toggleClass(name) },
      `${CLASSES[name].label} ${number(all)}`);
  });
  return el('div', { class: 'choice', role: 'group', 'aria-label': 'Classes' }, ...view.classButtons);
}

function toggleClass(name) {
  view.classes.has(name) ? view.classes.delete(name) : view.classes.add(name);
  showClasses();
  applyView(true);
}

function showClasses() {
  for (const button of view.classButtons) {
    button.setAttribute('aria-pressed', String(view.classes.has(button.dataset.class)));
  }
}

function search(text) {
  view.search = searchFor(text);
  applyView(false);
}

/** The list has what is searched for; the graph has all of the classes, and highlights it. */
function applyView(classesChanged) {
  const ofClass = findings.filter(finding => view.classes.has(finding.raw.class));
  const rows = view.search.empty ? ofClass : ofClass.filter(view.search.finding);
  if (flame.box !== undefined) {
    if (classesChanged) {
      growFlame(ofClass);
    }
    highlightFlame(view.search);
  }
  listFindings(rows);
  const bytes = rows.reduce((sum, finding) => sum + finding.bytes, 0);
  view.found.textContent = `${rows.length === findings.length ? '' : `${number(rows.length)} of `}`
    + count(findings.length, 'finding') + (bytes === 0 ? '' : `, ${count(bytes, 'byte')}`);
}

/** Opens the finding that the address names, whatever hides it. */
function followLink() {
  const id = decodeURIComponent(location.hash.slice(1));
  const finding = findings.find(one => one.id === id);
  if (finding === undefined) {
    return;
  }
  if (!table.rows.includes(finding)) {
    view.box.value = '';
    view.search = searchFor('');
    view.classes.add(finding.raw.class);
    showClasses();
    applyView(true);
  }
  selectRow(finding, true);
  table.grid.scrollIntoView({ block: 'start' });
  focusRow();
}

const isTyping = element => element.matches('input, textarea, select');

/** Esc leads back, one step at a time: out of a finding, out of a search. */
function back() {
  if (byId('detail').contains(document.activeElement)) {
    focusRow();
  } else if (view.box.value !== '') {
    view.box.value = '';
    search('');
  } else if (document.activeElement === view.box) {
    focusRow();
  }
}

function pageKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const { activeElement } = document;
  const inList = activeElement === document.body || table.grid.contains(activeElement);
  if (event.key === 'Escape') {
    back();
  } else if (isTyping(activeElement)) {
    if (activeElement === view.box && (event.key === 'Enter' || event.key === 'ArrowDown')) {
      event.preventDefault();
      focusRow();
    }
  } else if (event.key === '/') {
    event.preventDefault();
    view.box.focus();
    view.box.select();
  } else {
    listKey(event, inList);
  }
}

function listKey(event, inList) {
  const step = { j: 1, k: -1, ...(inList ? { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 } : {}) }[event.key];
  const onRow = table.body.contains(document.activeElement);
  if (step !== undefined && (onRow || event.key === 'j' || event.key === 'k')) {
    event.preventDefault();
    moveRow(step);
  } else if (event.key === 'Enter' && onRow) {
    event.preventDefault();
    selectRow(table.rows.find(finding => finding.id === document.activeElement.id), true);
    byId('detail').focus();
  }
}

showTheme();
showSummary();
showTimeline();
showFindings();
showRun();
if (findings.length > 0) {
  document.addEventListener('keydown', pageKey);
  addEventListener('hashchange', followLink);
  followLink();
  // Once all is shown, so that the first search need not wait for it.
  requestAnimationFrame(() => setTimeout(prepareSearch));
}
