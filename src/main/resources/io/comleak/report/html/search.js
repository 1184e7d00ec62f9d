// SPDX-License-Identifier: Apache-2.0
// Finds words in findings. Each text is looked through once, however many findings share it; what is found are bits by
// the numbers of strings and of frames.

let lowerStrings = null;

function prepareSearch() {
  lowerStrings ??= strings.map(text => text.toLowerCase());
  findings.forEach(ownText);
}

/** For each number of a string, whether the word is in it. */
function stringsWith(word) {
  lowerStrings ??= strings.map(text => text.toLowerCase());
  const found = new Uint8Array(lowerStrings.length);
  for (let i = 0; i < found.length; i++) {
    found[i] = lowerStrings[i].includes(word) ? 1 : 0;
  }
  return found;
}

/** For each number of a frame, whether a function or its file has the word; a function also where any word is enough. */
function framesWith(found, anyFunction) {
  const inFrames = new Uint8Array(data.frames.length);
  for (let i = 0; i < inFrames.length; i++) {
    const raw = data.frames[i];
    for (let at = FIRST_FUNCTION; at < raw.length; at += VALUES_A_FUNCTION) {
      anyFunction[i] |= found[raw[at]];
      inFrames[i] |= found[raw[at]] | (raw[at + FILE] >= 0 ? found[raw[at + FILE]] : 0);
    }
  }
  return inFrames;
}

function ownText(finding) {
  const { raw } = finding;
  finding.text ??= [
    raw.class, finding.class.label, raw.fingerprint, raw.baseline?.standing ?? '', raw.headline ?? '', raw.address ?? '',
    ...[raw, ...ownedBy(raw)].flatMap(of => of.list).map(block => `${address(block.address)} 0x${block.address} thread ${block.thread}`),
  ].join('\n').toLowerCase();
  return finding.text;
}

function inStack(stack, inFrames) {
  if (stack !== undefined) {
    for (const frame of stack.frames) {
      if (inFrames[frame] === 1) {
        return true;
      }
    }
  }
  return false;
}

const inBlocks = (list, found) => list.some(block => block.what !== undefined && found[block.what] === 1);

function has(finding, word, found, inFrames) {
  const { raw } = finding;
  return found[raw.place] === 1
    || (raw.api !== undefined && found[raw.api] === 1)
    || (raw.freeWith !== undefined && found[raw.freeWith] === 1)
    || inStack(raw.stack, inFrames) || inStack(raw.freed, inFrames) || inStack(raw.firstFreed, inFrames)
    || inBlocks(raw.list, found)
    || ownedBy(raw).some(owned => found[owned.place] === 1 || inStack(owned.stack, inFrames) || inBlocks(owned.list, found))
    || ownText(finding).includes(word);
}

/** What was searched for: all of its words have to be in a finding, and any of them in a function. */
function searchFor(text) {
  const words = text.toLowerCase().split(/\s+/).filter(word => word !== '');
  const found = words.map(stringsWith);
  const anyFunction = new Uint8Array(data.frames.length);
  const inFrames = found.map(bits => framesWith(bits, anyFunction));
  return {
    empty: words.length === 0,
    finding: finding => words.every((word, at) => has(finding, word, found[at], inFrames[at])),
    label: label => found.some(bits => bits[label] === 1),
    frame: frame => anyFunction[frame] === 1,
  };
}
