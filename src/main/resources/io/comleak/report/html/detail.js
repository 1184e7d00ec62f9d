// SPDX-License-Identifier: Apache-2.0
// One finding in full.

const BASES = {
  names: 'made from names: it holds from build to build',
  exports: 'made from exports: that of another build may be another',
  offsets: 'made from offsets: that of another build is another',
};

function headlineOf(finding) {
  const { raw } = finding;
  if (raw.headline !== undefined) {
    return raw.headline.replace(/^(POSSIBLE )?WRONG FREE /, '');
  }
  const each = raw.owned === undefined ? eachOf(raw) : '';
  return `${bytesInBlocks(finding.bytes, finding.blocks)}${each}, ${inCode(finding.place)}`;
}

const eachOf = raw => (raw.blocks > 1 && raw.smallest !== undefined && raw.smallest === raw.largest ? ` of ${number(raw.smallest)}` : '');

/** Places without own code are sentences already. */
const inCode = place => (/^(outside the code of |no stack was recorded)/.test(place) ? place : `in ${place}`);

/** What there is to know beside stack and blocks: name and value, in rows. */
function factsOf(finding) {
  const { raw } = finding;
  const facts = [];
  if (finding.what !== '') {
    facts.push(['What', finding.what]);
  }
  if (finding.api !== '') {
    facts.push([isWrongFree(finding) ? 'Called' : 'Made by', finding.api]);
  }
  if (finding.freeWith !== '') {
    facts.push(['Free with', finding.freeWith]);
  }
  if (raw.freedWhen !== undefined) {
    facts.push(['Freed', `${raw.freedWhen.replace(/^freed /, '')}, ${inCode(strings[raw.freedPlace])}`]);
  }
  if (raw.address !== undefined) {
    facts.push(['Address', `${address(raw.address)}, thread ${raw.thread}`]);
  }
  if (raw.owned !== undefined) {
    const [bytes, blocks] = ['bytes', 'blocks'].map(measure => withOwned(raw, measure) - raw[measure]);
    facts.push(['Owns', `${bytesInBlocks(bytes, blocks)}; ${bytesInBlocks(raw.bytes, raw.blocks)} itself`]);
  }
  if (raw.smallest !== raw.largest) {
    facts.push(['Sizes', `${number(raw.smallest)} to ${count(raw.largest, 'byte')}`]);
  }
  if (raw.baseline !== undefined) {
    const { standing, bytes, blocks } = raw.baseline;
    facts.push(['Baseline', blocks === 0 ? standing : `${standing}; had ${bytesInBlocks(bytes, blocks)}`]);
  }
  facts.push(['Fingerprint', el('span', {}, el('code', {}, raw.fingerprint), ` ${BASES[raw.basis]}`)]);
  return facts;
}

function factList(facts) {
  return el('dl', { class: 'facts' }, ...facts.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]));
}

function detailOf(finding) {
  const { raw } = finding;
  return [
    el('div', { class: 'detail-head' },
      el('span', { class: `tag ${finding.class.tone}` }, finding.class.label), standingOf(finding),
      el('h3', { id: 'detail-title' }, headlineOf(finding))),
    factList(factsOf(finding)),
    el('div', { class: 'tools' },
      copyButton('Copy fingerprint', () => raw.fingerprint),
      copyButton('Copy suppression', () => raw.entry),
      copyButton('Copy link', () => location.href.replace(/#.*|$/, `#${finding.id}`))),
    ...(isWrongFree(finding)
      ? [stackOf('Freed at', raw.freed), stackOf('Freed before at', raw.firstFreed), blocksPart(raw, 'The block', 1),
        stackOf('Allocated at', raw.stack)]
      : [...ownedBy(raw).map(ownedPart), blocksPart(raw, 'Blocks', raw.blocks), stackOf('Allocated at', raw.stack),
        stackOf('Freed at', raw.freed)]),
    el('section', { class: 'part' }, el('h4', {}, 'Suppression'), el('pre', { class: 'entry', tabindex: '0' }, raw.entry)),
  ].filter(part => part !== null);
}

/** What is owned, by its stack; folded, as there may be much of it. */
function ownedPart(owned) {
  const what = owned.list.filter(block => block.what !== undefined).slice(0, 3).map(block => strings[block.what]);
  return el('details', { class: 'part owned' },
    el('summary', {}, `Owns ${bytesInBlocks(owned.bytes, owned.blocks)}${eachOf(owned)}, ${inCode(strings[owned.place])}`,
      what.length === 0 ? '' : `: ${what.join(', ')}${owned.blocks > what.length ? ', …' : ''}`),
    blocksPart(owned, 'Blocks', owned.blocks), stackOf('Allocated at', owned.stack));
}

function blocksPart(raw, title, all) {
  return raw.list.length === 0 ? null
    : el('section', { class: 'part' }, el('h4', {}, title), blocksOf(raw.list, all));
}

/** Shows a finding, and on a narrow page leads there. */
function showDetail(finding, lead) {
  const detail = byId('detail');
  detail.replaceChildren(...detailOf(finding));
  detail.scrollTop = 0;
  if (lead && detail.offsetTop > table.grid.offsetTop + 8) {
    detail.scrollIntoView({ block: 'start' });
  }
}
