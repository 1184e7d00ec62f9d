// SPDX-License-Identifier: Apache-2.0
// The tree of calls as a flame graph: what a function led to is as wide as its share. Only what can be seen is drawn.

const ROW = 22;
const NARROWEST = 2;

const flame = { measure: 'bytes', inverted: false, all: false, root: null, zoom: null, focus: null, search: null, shown: [] };

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
  const path = [];
  for (let at = flame.zoom; at !== null; at = at.parent) {
    path.unshift(at);
  }
  path.slice(0, -1).forEach(tree => drawNode(tree, 0, width, true));
  drawBelow(flame.zoom, 0, width);
  const deepest = Math.max(...flame.drawn.map(tree => tree.depth));
  flame.box.style.height = `${(deepest + 1) * ROW}px`;
  const focused = flame.box.contains(document.activeElement);
  flame.box.replaceChildren(...flame.elements.values());
  const element = flame.elements.get(flame.focus) ?? flame.elements.get(flame.zoom);
  element.tabIndex = 0;
  if (focused) {
    element.focus();
  }
}

function drawBelow(tree, left, width) {
  if (width < NARROWEST) {
    return;
  }
  drawNode(tree, left, width, false);
  let at = left;
  for (const child of largestFirst(tree)) {
    const part = (width * child.value) / tree.value;
    drawBelow(child, at, part);
    at += part;
  }
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
  Object.assign(element.style, { left: `${left}px`, width: `${Math.max(1, width - 1)}px`, top: `${tree.depth * ROW}px` });
  flame.drawn.push(tree);
  flame.elements.set(tree, element);
}

const valueOf = tree => `${count(tree.value, flame.measure.slice(0, -1))}, ${percent(tree.value, flame.root.value)}`;

function tellOf(tree) {
  const of = `${nameOf(tree)}: ${valueOf(tree)}, ${count(tree.findings, 'group')}`;
  flame.reading.textContent = flame.search === null ? of
    : `${of} · found in ${percent(valueFound(flame.root), flame.root.value)}`;
}

/** Each block once, where the outermost function that was found leads to it. */
function valueFound(tree) {
  if (tree.label >= 0 && flame.search.label(tree.label)) {
    return tree.value;
  }
  let sum = 0;
  for (const child of tree.children.values()) {
    sum += valueFound(child);
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
    ArrowDown: () => largestFirst(focus).find(child => flame.elements.has(child)),
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
