// SPDX-License-Identifier: Apache-2.0
// Stacks, with the frames folded that say nothing.

function functionItem(frame, f, own) {
  const displacement = f.inlined || f.displacement === null ? '' : `+0x${f.displacement.toString(16)}`;
  return el('li', { class: `frame ${frame.own ? 'own' : 'other'}${own ? ' first' : ''}` },
    el('span', { class: 'function' }, strings[f.label], el('span', { class: 'dim' }, displacement)),
    f.file === null ? null
      : el('span', { class: 'source', title: strings[f.file] }, `${fileName(strings[f.file])}:${f.line}`),
    f.inlined ? el('span', { class: 'dim' }, 'inlined') : null,
    el('code', { class: 'address' }, address(frame.address)));
}

/** Some lines of the source: number of the first, of the one that it is about, whether they may have moved, and the lines. */
function sourceItem(raw) {
  if (raw === undefined) {
    return null;
  }
  const [first, marked, newer, ...lines] = raw;
  return el('li', { class: 'lines' },
    ...lines.map((line, at) => el('div', { class: first + at === marked ? 'marked' : '' },
      el('span', { class: 'number' }, String(first + at)), strings[line])),
    newer === 1 ? el('p', { class: 'hint' }, 'The file is newer than the program: lines may have moved.') : null);
}

function frameItems(stack, from, to) {
  return stack.frames.slice(from, to).flatMap((index, at) => {
    const frame = frameOf(index);
    const own = from + at === stack.own;
    const items = frame.functions.map(f => functionItem(frame, f, own));
    const lines = own ? sourceItem((data.sources ?? {})[index]) : null;
    return lines === null ? items : [items[0], lines, ...items.slice(1)];
  });
}

/** A line that stands for frames, and becomes them. */
function fold(stack, from, to, what) {
  if (from === to) {
    return [];
  }
  const item = el('li', { class: 'fold' }, el('button', { type: 'button', class: 'quiet', 'aria-expanded': 'false', click: () => {
    item.replaceWith(...frameItems(stack, from, to));
  } }, `… ${count(to - from, what)}`));
  return [item];
}

/** What is known of the callers beyond the frames. */
function beyond(stack) {
  if (stack.scanned === undefined) {
    return stack.cut ? [el('li', { class: 'hint' }, '… and more that were not captured')] : [];
  }
  const found = { frames: stack.scanned };
  return [el('li', { class: 'hint' }, '… and more, the first time perhaps these:'),
    ...frameItems(found, 0, found.frames.length).map(item => {
      item.classList.add('scanned');
      return item;
    })];
}

function stackOf(title, stack) {
  if (stack === undefined) {
    return null;
  }
  const end = stack.frames.length - stack.outer;
  const list = stack.frames.length === 0 ? el('p', { class: 'hint' }, 'no stack was recorded')
    : el('ol', { class: 'stack' },
      ...fold(stack, 0, stack.inner, 'allocator frame'),
      ...frameItems(stack, stack.inner, end),
      ...fold(stack, end, stack.frames.length, 'runtime frame'),
      ...beyond(stack));
  const lines = () => stackLines(stack).join('\n');
  return el('section', { class: 'part' },
    el('div', { class: 'part-head' }, el('h4', {}, title), copyButton('Copy stack', lines)), list);
}

/** All frames as text, for a clipboard. */
function stackLines(stack) {
  const lines = (frames, mark) => frames.map(frameOf).flatMap(frame => frame.functions.map(f => {
    const source = f.file === null ? '' : ` (${strings[f.file]}:${f.line})`;
    const displacement = f.inlined || f.displacement === null ? '' : `+0x${f.displacement.toString(16)}`;
    return `${mark}[${address(frame.address)}] ${strings[f.label]}${displacement}${source}${f.inlined ? ' (inlined)' : ''}`;
  }));
  return [...lines(stack.frames, ''), ...lines(stack.scanned ?? [], '? ')];
}
