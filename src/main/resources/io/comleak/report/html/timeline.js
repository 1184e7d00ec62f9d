// SPDX-License-Identifier: Apache-2.0
// What was outstanding in the course of the run: bytes above, blocks below, one axis for both.

const PLOT = { left: 64, right: 16, height: 96, gap: 30, top: 36, bottom: 30 };
const FEW_MOMENTS = 8;
const NUMBERS_APART = 22;
const CHECKPOINTS_NAMED = 6;

/** A line for each of a thousand would hide what they mark. */
const lastCheckpoints = data.checkpoints.slice(-40);

/** The columns of a point. */
const [TIME, EVENTS, BLOCKS, BYTES] = [0, 1, 2, 3];

const points = data.timeline;
const moments = new Set(points.map(point => point[TIME])).size;
const timeline = { axis: moments < FEW_MOMENTS ? EVENTS : TIME, at: null };

function showTimeline() {
  if (points.length < 2) {
    return;
  }
  const section = byId('timeline');
  section.hidden = false;
  const chart = el('div', {
    class: 'chart', tabindex: '0', role: 'img',
    'aria-label': `Outstanding blocks and bytes: at most ${count(data.peakBlocks, 'block')}`
      + ` and ${count(data.peakBytes, 'byte')}. Left and right arrows read values.`,
    keydown: readByKey,
    pointermove: event => read(nearest(event)),
    pointerleave: () => read(null),
    blur: () => read(null),
  });
  section.append(
    el('div', { class: 'tools' },
      choice('Horizontal axis', [[TIME, 'by time'], [EVENTS, 'by events']], timeline.axis, axis => {
        timeline.axis = axis;
        drawTimeline();
      }),
      el('p', { class: 'reading', id: 'timeline-reading' })),
    chart,
    checkpointList(),
    el('p', { class: 'hint' },
      'Time is when it happened, by the target’s tick count (to about 16 ms), since the spy started. Events are'
      + ' allocations, reallocations and frees. A short peak between two points is not drawn; the upper line is the'
      + ` highest: ${count(data.peakBlocks, 'block')}, ${count(data.peakBytes, 'byte')}.`));
  timeline.chart = chart;
  drawTimeline();
  onWidth(chart, drawTimeline);
  read(null);
}

/** A checkpoint knows its time; by events, it lies at the last point of that time that had as much. */
function checkpointAt(checkpoint) {
  if (timeline.axis === TIME) {
    return checkpoint.milliseconds;
  }
  const before = points.filter(point => point[TIME] <= checkpoint.milliseconds);
  const same = before.filter(point => point[BLOCKS] === checkpoint.blocks && point[BYTES] === checkpoint.bytes);
  return (same.at(-1) ?? before.at(-1) ?? points[0])[EVENTS];
}

function scales(width) {
  const last = Math.max(1, points.at(-1)[timeline.axis], ...data.checkpoints.map(checkpointAt));
  return { last, x: value => PLOT.left + (value / last) * (width - PLOT.left - PLOT.right) };
}

function drawTimeline() {
  const width = timeline.chart.clientWidth;
  if (width === 0) {
    return;
  }
  const height = PLOT.top + 2 * PLOT.height + PLOT.gap + PLOT.bottom;
  const { last, x } = scales(width);
  timeline.x = x;
  const image = svg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' });
  const below = PLOT.top + PLOT.height + PLOT.gap;
  drawSeries(image, { title: 'bytes', column: BYTES, most: data.peakBytes, top: PLOT.top, name: shortBytes }, x, width);
  drawSeries(image, { title: 'blocks', column: BLOCKS, most: data.peakBlocks, top: below, name: shortNumber }, x, width);
  drawAxis(image, last, x, height);
  drawCheckpoints(image, x, height);
  timeline.cursor = svg('line', { class: 'cursor', y1: PLOT.top, y2: height - PLOT.bottom, visibility: 'hidden' });
  image.append(timeline.cursor);
  timeline.chart.replaceChildren(image);
}

/** Steps: what is outstanding stays so until something happens. */
function drawSeries(image, { title, column, most, top, name }, x, width) {
  const highest = Math.max(1, most, ...points.map(point => point[column]));
  const y = value => top + PLOT.height * (1 - value / highest);
  const base = top + PLOT.height;
  let line = `M${x(points[0][timeline.axis])},${y(points[0][column])}`;
  for (const point of points.slice(1)) {
    line += `H${x(point[timeline.axis]).toFixed(1)}V${y(point[column]).toFixed(1)}`;
  }
  const right = width - PLOT.right;
  image.append(
    svg('text', { class: 'axis', x: PLOT.left, y: top - 8 }, title),
    svg('line', { class: 'grid', x1: PLOT.left, x2: right, y1: top, y2: top }),
    svg('text', { class: 'axis end', x: PLOT.left - 8, y: top + 4 }, name(highest)),
    svg('line', { class: 'base', x1: PLOT.left, x2: right, y1: base, y2: base }),
    svg('text', { class: 'axis end', x: PLOT.left - 8, y: base + 4 }, '0'),
    svg('path', { class: `area ${title}`, d: `${line}V${base}H${x(points[0][timeline.axis])}Z` }),
    svg('path', { class: `line ${title}`, d: line }));
}

function drawAxis(image, last, x, height) {
  const name = timeline.axis === TIME ? shortTime : shortNumber;
  for (const part of [0, 0.25, 0.5, 0.75, 1]) {
    image.append(svg('text', {
      class: part === 1 ? 'axis end' : part === 0 ? 'axis' : 'axis middle', x: x(part * last), y: height - 8,
    }, name(timeline.axis === TIME ? part * last : Math.round(part * last))));
  }
}

/** Lines at the checkpoints, with their numbers; those of neighbours are written as one. */
function drawCheckpoints(image, x, height) {
  let group = [];
  const name = () => {
    const [first, last] = [group[0], group.at(-1)];
    image.append(svg('text', { class: 'checkpoint middle', x: (first.at + last.at) / 2, y: PLOT.top - 14 },
      first === last ? String(first.number) : `${first.number}–${last.number}`));
  };
  for (const checkpoint of lastCheckpoints) {
    const at = x(checkpointAt(checkpoint));
    image.append(
      svg('line', { class: 'checkpoint', x1: at, x2: at, y1: PLOT.top - 6, y2: height - PLOT.bottom }),
      svg('circle', { class: 'checkpoint', cx: at, cy: PLOT.top - 7, r: 3.5 }));
    if (group.length > 0 && at - group.at(-1).at > NUMBERS_APART) {
      name();
      group = [];
    }
    group.push({ at, number: checkpoint.number });
  }
  if (group.length > 0) {
    name();
  }
}

function checkpointList() {
  const rest = data.checkpoints.length - CHECKPOINTS_NAMED;
  return el('ul', { class: 'checkpoints', 'aria-label': 'Checkpoints' },
    ...data.checkpoints.slice(0, CHECKPOINTS_NAMED).map(checkpoint => el('li', {},
      el('b', {}, String(checkpoint.number)),
      ` ${checkpoint.cause}, after ${shortTime(checkpoint.milliseconds)}: ${bytesInBlocks(checkpoint.bytes, checkpoint.blocks)}`)),
    rest > 0 ? el('li', { class: 'dim' }, `… and ${count(rest, 'more checkpoint')}, below`) : null);
}

function nearest(event) {
  const at = event.clientX - timeline.chart.getBoundingClientRect().left;
  let best = 0;
  points.forEach((point, index) => {
    if (timeline.x(point[timeline.axis]) <= at) {
      best = index;
    }
  });
  return best;
}

function readByKey(event) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step !== undefined) {
    event.preventDefault();
    const from = timeline.at ?? (step > 0 ? -1 : points.length);
    read(Math.min(points.length - 1, Math.max(0, from + step)));
  }
}

function read(index) {
  timeline.at = index;
  const reading = byId('timeline-reading');
  if (index === null) {
    const last = points.at(-1);
    reading.textContent = `at the end: ${bytesInBlocks(last[BYTES], last[BLOCKS])}`;
    timeline.cursor?.setAttribute('visibility', 'hidden');
    return;
  }
  const point = points[index];
  reading.textContent = `after ${shortTime(point[TIME])}, ${count(point[EVENTS], 'event')}: `
    + bytesInBlocks(point[BYTES], point[BLOCKS]);
  const x = timeline.x(point[timeline.axis]);
  timeline.cursor.setAttribute('x1', x);
  timeline.cursor.setAttribute('x2', x);
  timeline.cursor.setAttribute('visibility', 'visible');
}
