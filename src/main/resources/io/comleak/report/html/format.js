// SPDX-License-Identifier: Apache-2.0
// Numbers in words, as the text report has them.

const grouped = new Intl.NumberFormat('en-US');
const number = n => grouped.format(n);
const count = (n, singular, plural = `${singular}s`) => `${number(n)} ${n === 1 ? singular : plural}`;
const bytesInBlocks = (bytes, blocks) => `${count(bytes, 'byte')} in ${count(blocks, 'block')}`;

function percent(part, whole) {
  if (whole === 0) {
    return '0 %';
  }
  const share = (100 * part) / whole;
  return share > 0 && share < 0.1 ? '< 0.1 %' : `${share.toFixed(share < 10 ? 1 : 0)} %`;
}

/** Bytes short enough for an axis. */
function shortBytes(n) {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let unit = 0;
  while (n >= 1024 && unit < units.length - 1) {
    n /= 1024;
    unit++;
  }
  return `${n < 10 && unit > 0 ? n.toFixed(1).replace(/\.0$/, '') : number(Math.round(n))} ${units[unit]}`;
}

const shortNumber = n => (n < 10000 ? number(n) : new Intl.NumberFormat('en-US', { notation: 'compact' }).format(n));

function shortTime(milliseconds) {
  if (milliseconds < 1000) {
    return `${Math.round(milliseconds)} ms`;
  }
  const seconds = milliseconds / 1000;
  return seconds < 120 ? `${Number(seconds.toFixed(2))} s` : `${Number((seconds / 60).toFixed(1))} min`;
}

const fileName = path => path.slice(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);

const address = digits => `0x${digits.padStart(data.addressDigits, '0')}`;
