// SPDX-License-Identifier: Apache-2.0
// Makes elements. Text goes in as text and never as markup: much of it is the program's.

const SVG = 'http://www.w3.org/2000/svg';

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(name, value);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== undefined && value !== null) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

/** An element; an attribute that is a function listens to the event of that name. */
function el(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

const byId = id => document.getElementById(id);

/** Calls back whenever an element got another width; the next frame, as drawing changes sizes too. */
function onWidth(element, draw) {
  let width = -1;
  new ResizeObserver(() => {
    if (element.clientWidth !== width) {
      width = element.clientWidth;
      requestAnimationFrame(draw);
    }
  }).observe(element);
}

/** Says something to those who do not see what changed. */
function announce(text) {
  byId('announced').textContent = text;
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedBySelection(text);
  }
}

/** Where a browser has no clipboard for a page from a file. */
function copiedBySelection(text) {
  const area = el('textarea', { class: 'unseen', 'aria-hidden': 'true' });
  area.value = text;
  document.body.append(area);
  const focused = document.activeElement;
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  focused?.focus();
  return done;
}

function copyButton(label, text) {
  const button = el('button', { type: 'button', class: 'quiet copy' }, label);
  button.addEventListener('click', async () => {
    const done = await copied(text());
    button.textContent = done ? 'Copied' : 'Not copied';
    announce(done ? `${label}: copied` : 'The browser does not let this page copy.');
    setTimeout(() => { button.textContent = label; }, 1500);
  });
  return button;
}

/** One of several choices, as buttons of which one is pressed. */
function choice(label, options, chosen, choose) {
  const buttons = options.map(([value, text]) => el('button', {
    type: 'button',
    'aria-pressed': String(value === chosen),
    click: event => {
      for (const button of buttons) {
        button.setAttribute('aria-pressed', String(button === event.currentTarget));
      }
      choose(value);
    },
  }, text));
  return el('div', { class: 'choice', role: 'group', 'aria-label': label }, ...buttons);
}

/** A table of few rows. Cells are texts or elements; the columns named are numbers. */
function plainTable(caption, heads, rows, numbers = []) {
  const align = at => (numbers.includes(at) ? { class: 'number' } : {});
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    el('table', {},
      el('caption', { class: 'unseen' }, caption),
      el('thead', {}, el('tr', {}, ...heads.map((head, at) => el('th', { scope: 'col', ...align(at) }, head)))),
      el('tbody', {}, ...rows.map(row => el('tr', {}, ...row.map((cell, at) => el('td', align(at), cell)))))));
}
