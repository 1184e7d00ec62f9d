// SPDX-License-Identifier: Apache-2.0
// Finds words in findings. Texts are looked through once however many findings share them.

let lowerStrings = null;

/** For each number of a string, whether the word is in it. */
function stringsWith(word) {
  lowerStrings ??= strings.map(text => text.toLowerCase());
  return Uint8Array.from(lowerStrings, text => (text.includes(word) ? 1 : 0));
}

/** For each number of a frame, whether a function or a file has the word. */
function framesWith(found) {
  return Uint8Array.from(frames, frame =>
    (frame.functions.some(f => found[f.label] || (f.file !== null && found[f.file])) ? 1 : 0));
}

function ownText(finding) {
  const { raw } = finding;
  finding.text ??= [
    raw.class, finding.class.label, raw.fingerprint, raw.baseline?.standing ?? '', raw.headline ?? '', raw.address ?? '',
    ...raw.list.map(block => `0x${block.address} thread ${block.thread}`),
  ].join('\n').toLowerCase();
  return finding.text;
}

const stacksOf = raw => [raw.stack, raw.freed, raw.firstFreed].filter(stack => stack !== undefined);

function has(finding, word, found, inFrames) {
  const { raw } = finding;
  return found[raw.place]
    || (raw.api !== undefined && found[raw.api])
    || raw.list.some(block => block.what !== undefined && found[block.what])
    || stacksOf(raw).some(stack => stack.frames.some(frame => inFrames[frame]))
    || ownText(finding).includes(word);
}

/** What was searched for: all of its words have to be in a finding, and any of them in a function. */
function searchFor(text) {
  const words = text.toLowerCase().split(/\s+/).filter(word => word !== '');
  const found = words.map(stringsWith);
  const inFrames = found.map(framesWith);
  return {
    empty: words.length === 0,
    finding: finding => words.every((word, at) => has(finding, word, found[at], inFrames[at])),
    label: label => found.some(strings => strings[label]),
  };
}
