// SPDX-License-Identifier: Apache-2.0
// Blocks, with what is in them.

const BYTES_A_LINE = 16;
const BLOCKS_AT_FIRST = 3;

const isSeen = byte => byte >= 0x20 && byte <= 0x7e;

/** Sixteen bytes a line, as hexadecimal and as ASCII. */
function dumpLines(hex) {
  const lines = [];
  for (let from = 0; from < hex.length; from += 2 * BYTES_A_LINE) {
    const pairs = hex.slice(from, from + 2 * BYTES_A_LINE).match(/../g);
    const ascii = pairs.map(pair => {
      const byte = parseInt(pair, 16);
      return isSeen(byte) ? String.fromCharCode(byte) : '.';
    });
    const offset = (from / 2).toString(16).padStart(4, '0');
    lines.push(`${offset}  ${pairs.join(' ').padEnd(3 * BYTES_A_LINE)} ${ascii.join('')}`);
  }
  return lines;
}

function historyOf(block) {
  const reallocated = block.reallocations === undefined ? '' : `, reallocated ${count(block.reallocations, 'time')}`;
  const late = block.afterShutdown ? ' after COM was shut down' : '';
  const apartment = block.apartment === undefined ? '' : ` (${block.apartment})`;
  return `allocation ${block.serial}${late}${reallocated}, thread ${block.thread}${apartment}`;
}

const STATES = { 'not-read': 'contents: not read', 'changed': 'contents: changed while being read' };

function blockOf(block) {
  const shown = block.hex === undefined ? 0 : block.hex.length / 2;
  return el('li', { class: 'block' },
    el('p', { class: 'block-head' },
      el('code', {}, address(block.address)), el('span', {}, count(block.size, 'byte')), el('span', {}, historyOf(block))),
    block.what === undefined ? null : el('p', { class: 'what' }, strings[block.what]),
    shown === 0 ? null : el('pre', { class: 'dump', tabindex: '0' }, dumpLines(block.hex).join('\n')),
    shown === 0 || shown >= block.size ? null : el('p', { class: 'hint' }, `… ${count(block.size - shown, 'more byte')}`),
    block.state === undefined ? null : el('p', { class: 'hint' }, STATES[block.state]));
}

/** The blocks of a finding, the first of them at once. */
function blocksOf(list, all) {
  const more = all - list.length;
  const items = el('ul', { class: 'blocks' }, ...list.slice(0, BLOCKS_AT_FIRST).map(blockOf));
  const rest = list.slice(BLOCKS_AT_FIRST);
  const button = rest.length === 0 ? null : el('button', { type: 'button', class: 'quiet', click: event => {
    items.append(...rest.map(blockOf));
    event.target.remove();
  } }, `Show ${count(rest.length, 'more block')}`);
  return el('div', {}, items, button, more > 0 ? el('p', { class: 'hint' }, `… ${count(more, 'block')} not listed`) : null);
}
