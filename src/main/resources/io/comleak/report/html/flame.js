// SPDX-License-Identifier: Apache-2.0
// The tree of calls as a flame graph: what a function led to is as wide as its share. Only what can be seen is drawn.

const ROW = 22;
const NARROWEST = 2;

const flame = { measure: 'bytes', inverted: false, all: false, root: null, zoom: null, focus: null, search: null, found: 0, shown: [] };

function showFlame(section) {
  flame.measure = findings.some(finding => finding.bytes > 0) ? 'bytes' : 'blocks';
  flame.box = el('div', { class: 'flame', role: 'tree', 'aria-label': 'Flame graph', keydown: flameKey });
  flame.reading = el('p', { class: 'reading', id: 'flame-reading' });
  flame.reset = el('button', { type: 'button', class: 'quiet', disabled: true, click: () => zoomTo(flame.root) }, 'Reset zoom');
  section.append(
    el('div', { class: 'tools' },
      choice('Direction', [[false, 'from main'], [true, 'from the allocator']], flame.inverted, value => {
        flame.inverted = value;
        growFlame();
      }),
      choice('Measure', [['bytes', 'bytes'], ['blocks', 'blocks']], flame.measure, value => {
        flame.measure = value;
        growFlame();
      }),
      el('label', { class: 'check' },
        el('input', { type: 'checkbox', change: event => {
          flame.all = event.target.checked;
          growFlame();
        } }), 'runtime frames'),
      flame.reset),
    flame.reading,
    el('div', { class: 'flame-window' }, flame.box));
  onWidth(flame.box, drawFlame);
}

/** Shows other findings, or the same in another way. */
function growFlame(shown = flame.shown) {
  flame.shown = shown;
  flame.root = callTree(shown, flame.measure, flame);
  flame.found = flame.search === null ? 0 : valueFound();
  zoomTo(flame.root);
}

function zoomTo(tree) {
  flame.zoom = tree;
  flame.focus = tree;
  flame.reset.disabled = tree === flame.root;
  drawFlame();
  tellOf(tree);
}

function highlightFlame(search) {
  flame.search = search.empty ? null : search;
  flame.found = search.empty ? 0 : valueFound();
  drawFlame();
  tellOf(flame.focus);
}

/** What is zoomed into, and all that leads there, is as wide as the graph. */
function drawFlame() {
  const width = flame.box.clientWidth;
  if (flame.root === null || width === 0) {
    return;
  }
  flame.drawn = [];
  flame.elements = new Map();
  flame.rests = [];
  const path = [];
  for (let at = flame.zoom; at !== null; at = at.parent) {
    path.unshift(at);
  }
  path.slice(0, -1).forEach(tree => drawNode(tree, 0, width, true));
  drawBelow(flame.zoom, 0, width);
  const deepest = Math.max(...flame.drawn.map(tree => tree.depth));
  flame.box.style.height = `${(deepest + (flame.rests.length > 0 ? 2 : 1)) * ROW}px`;
  const focused = flame.box.contains(document.activeElement);
  flame.box.replaceChildren(...flame.elements.values(), ...flame.rests);
  const element = flame.elements.get(flame.focus) ?? flame.elements.get(flame.zoom);
  element.tabIndex = 0;
  if (focused) {
    element.focus();
  }
}

function drawBelow(tree, left, width) {
  drawNode(tree, left, width, false);
  const children = childrenOf(tree);
  let at = left;
  for (let i = 0; i < children.length; i++) {
    const part = (width * children[i].value) / tree.value;
    if (part < NARROWEST) {
      drawRest(children.slice(i), tree, at, width / tree.value);
      return;
    }
    drawBelow(children[i], at, part);
    at += part;
  }
}

/** What is too narrow one by one is drawn as one. */
function drawRest(children, parent, left, scale) {
  const width = scale * children.reduce((sum, child) => sum + child.value, 0);
  if (width >= NARROWEST) {
    const rest = el('div', { class: 'node rest', role: 'presentation' }, width > 120 ? `${number(children.length)} too narrow to draw` : '');
    place(rest, parent.depth + 1, left, width);
    flame.rests.push(rest);
  }
}

/** In shares of the graph, so that it also fits a sheet of paper. */
function place(element, depth, left, width) {
  const share = part => `${((100 * part) / flame.box.clientWidth).toFixed(4)}%`;
  Object.assign(element.style, {
    left: share(left), width: `max(1px, calc(${share(width)} - 1px))`, top: `${depth * ROW}px`,
  });
}

function drawNode(tree, left, width, above) {
  const name = nameOf(tree);
  const found = flame.search !== null && tree.label >= 0 && flame.search.label(tree.label);
  const kinds = ['node', tree.label < 0 ? 'root' : tree.own ? 'own' : 'other', `shade${Math.abs(tree.label) % 4}`];
  const element = el('div', {
    class: [...kinds, above ? 'above' : '', found ? 'found' : ''].join(' '),
    role: 'treeitem', tabindex: '-1', 'aria-level': tree.depth + 1,
    'aria-label': `${name}, ${valueOf(tree)}`,
    click: () => zoomTo(tree),
    pointerenter: () => tellOf(tree),
    pointerleave: () => tellOf(flame.focus),
    focus: () => {
      flame.focus = tree;
      tellOf(tree);
    },
  }, width > 30 ? name : '');
  place(element, tree.depth, left, width);
  flame.drawn.push(tree);
  flame.elements.set(tree, element);
}

const valueOf = tree => `${count(tree.value, flame.measure.slice(0, -1))}, ${percent(tree.value, flame.root.value)}`;

function tellOf(tree) {
  const of = `${nameOf(tree)}: ${valueOf(tree)}, ${count(tree.findings.length, 'group')}`;
  flame.reading.textContent = flame.search === null ? of
    : `${of} · found in ${percent(flame.found, flame.root.value)}`;
}

/** What any function that was found led to, as far as it is drawn: each block once. */
function valueFound() {
  let sum = 0;
  for (const finding of flame.shown) {
    if (!isWrongFree(finding) && someFrameShown(finding.stack, flame.all, flame.search.frame)) {
      sum += finding[flame.measure];
    }
  }
  return sum;
}

function neighbour(tree, step) {
  const beside = flame.drawn.filter(other => other.depth === tree.depth);
  return beside[beside.indexOf(tree) + step];
}

function flameKey(event) {
  const { focus } = flame;
  const moves = {
    ArrowUp: () => focus.parent,
    ArrowDown: () => childrenOf(focus).find(child => flame.elements.has(child)),
    ArrowLeft: () => neighbour(focus, -1),
    ArrowRight: () => neighbour(focus, 1),
  };
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    zoomTo(focus);
  } else if (event.key === 'Escape' && flame.zoom !== flame.root) {
    event.stopPropagation();
    zoomTo(flame.root);
  } else if (event.key in moves) {
    event.preventDefault();
    event.stopPropagation();
    const to = moves[event.key]();
    if (to !== undefined && to !== null) {
      flame.elements.get(focus).tabIndex = -1;
      flame.elements.get(to).tabIndex = 0;
      flame.elements.get(to).focus();
    }
  }
}
