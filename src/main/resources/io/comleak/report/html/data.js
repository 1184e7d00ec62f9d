// SPDX-License-Identifier: Apache-2.0
// The report's data, and what the numbers in it stand for.

const data = JSON.parse(byId('data').textContent);
const strings = data.strings;

const CLASSES = {
  'leak': { label: 'Leak', tone: 'wrong' },
  'held': { label: 'Held at exit', tone: 'doubtful' },
  'outstanding': { label: 'Outstanding', tone: 'doubtful' },
  'late-free': { label: 'Late free', tone: 'doubtful' },
  'wrong-free': { label: 'Wrong free', tone: 'wrong' },
  'possible-wrong-free': { label: 'Possible wrong free', tone: 'doubtful' },
};

/** Where a frame has what: its address, whether it is own code, then its functions. */
const OWN = 1;
const FIRST_FUNCTION = 2;
const FILE = 2;
const VALUES_A_FUNCTION = 5;

/** The functions of a frame, inlined ones first. A frame without a name has one that is module and offset. */
function functionsOf(raw) {
  if (raw.length === FIRST_FUNCTION + 1) {
    return [{ label: raw[FIRST_FUNCTION], displacement: null, file: null, line: 0, inlined: false }];
  }
  const functions = [];
  for (let at = FIRST_FUNCTION; at < raw.length; at += VALUES_A_FUNCTION) {
    functions.push({
      label: raw[at],
      displacement: raw[at + 1],
      file: raw[at + FILE] < 0 ? null : raw[at + FILE],
      line: raw[at + 3],
      inlined: raw[at + 4] === 1,
    });
  }
  return functions;
}

function frameOf(index) {
  const raw = data.frames[index];
  return { address: raw[0], own: raw[OWN] === 1, functions: functionsOf(raw) };
}

/** What a finding's first block is, as far as that is known. */
const whatIs = raw => (raw.list.length > 0 && raw.list[0].what !== undefined ? strings[raw.list[0].what] : '');

/** Findings of one fingerprint are told apart by a number from the second on. */
const seen = new Map();
function idOf(fingerprint) {
  const times = (seen.get(fingerprint) ?? 0) + 1;
  seen.set(fingerprint, times);
  return times === 1 ? `g-${fingerprint}` : `g-${fingerprint}-${times}`;
}

/** Blocks of other stacks that the blocks of a finding own. */
const ownedBy = raw => raw.owned ?? [];

/** Of a finding and all that it owns. */
const withOwned = (raw, measure) => ownedBy(raw).reduce((sum, owned) => sum + owned[measure], raw[measure]);

const isWrongFree = finding => finding.raw.blocks === undefined;

const findings = data.findings.map((raw, order) => ({
  raw,
  order,
  id: idOf(raw.fingerprint),
  class: CLASSES[raw.class],
  bytes: raw.bytes === undefined ? 0 : withOwned(raw, 'bytes'),
  blocks: raw.blocks === undefined ? raw.times : withOwned(raw, 'blocks'),
  what: whatIs(raw),
  place: strings[raw.place],
  api: raw.api === undefined ? '' : strings[raw.api],
  freeWith: raw.freeWith === undefined ? '' : strings[raw.freeWith],
  /** The stack that it is known by: of a wrong free the freeing one. */
  stack: raw.blocks === undefined ? raw.freed : raw.stack,
}));
