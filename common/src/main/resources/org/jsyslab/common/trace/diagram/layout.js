/* Where things stand. Every visible event has a row of its own; hidden ones share the place of the row before them. */

const ROW = 24;
const SAME_STEP = 17; // between sends of one step
const TOP = 64;
const GUTTER = 84;
const BUCKET = 64; // rows that share a list of messages

const layout = { zoom: 1, rows: [], ys: new Float64Array(events.length), height: 0, buckets: [], gap: 160, left: GUTTER, width: 0 };
const always = new Set(violations.flatMap(i => [i, ...causes[i]]));
const revealed = new Set(); // hidden events that were asked for by name

const isVisible = i => always.has(i) || revealed.has(i) || !classes.get(classOf(events[i]))?.hidden;

/** Computes all rows anew: after a change of the zoom or of what is hidden. */
function layOut() {
  const rows = [];
  events.forEach((event, i) => {
    if (isVisible(i)) rows.push(i);
  });
  const usual = usualPause(rows);
  let y = TOP + ROW;
  let row = 0;
  layout.rowOf = new Int32Array(events.length);
  events.forEach((event, i) => {
    const isRow = rows[row] === i;
    if (isRow && row > 0) y += layout.zoom * (distance(events[rows[row - 1]], event, usual) + (afterKill.has(i) ? ROW : 0));
    layout.ys[i] = y;
    layout.rowOf[i] = isRow ? row++ : Math.max(0, row - 1);
  });
  layout.rows = rows;
  layout.height = y + 3 * ROW;
  layout.buckets = bucketsOfMessages();
}

/** More where time passes: 10 pixels for each doubling of the usual pause, up to 40. */
function distance(before, event, usual) {
  const pause = event.t - before.t;
  if (pause <= 0 && before.node === event.node && before.k === 'send' && event.k === 'send') return SAME_STEP;
  return ROW + Math.min(40, 10 * Math.log2(1 + Math.max(0, pause) / (4 * usual)));
}

function usualPause(rows) {
  const pauses = [];
  for (let i = 1; i < rows.length; i++) {
    const pause = events[rows[i]].t - events[rows[i - 1]].t;
    if (pause > 0) pauses.push(pause);
  }
  pauses.sort((a, b) => a - b);
  return pauses[pauses.length >> 1] || 1;
}

/** For each stretch of rows, the messages that cross it. */
function bucketsOfMessages() {
  const buckets = Array.from({ length: Math.floor(layout.rows.length / BUCKET) + 1 }, () => []);
  for (const message of messages) {
    const ends = [message.send, message.end].filter(i => i !== undefined);
    if (!ends.some(isVisible)) continue;
    const first = Math.floor(layout.rowOf[ends[0]] / BUCKET);
    const last = Math.floor(layout.rowOf[ends[ends.length - 1]] / BUCKET);
    for (let b = first; b <= last; b++) buckets[b].push(message);
  }
  return buckets;
}

/** Spreads the lanes over the width; scrolls sideways where they are too many. */
function spreadLanes(width) {
  const room = width - GUTTER - 84; // to the right of the last lane there are labels too
  layout.gap = Math.max(104, Math.min(250, room / Math.max(1, lanes.length)));
  const used = layout.gap * lanes.length;
  layout.left = GUTTER + Math.max(0, (room - used) / 2);
  layout.width = layout.left + used + 84;
}

const xOf = lane => layout.left + layout.gap * (lane + 0.5);
const xOfNode = node => xOf(laneOf.get(node));

/** Index into the rows of the first one at or below a height. */
function rowAt(y) {
  let low = 0;
  let high = layout.rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (layout.ys[layout.rows[middle]] < y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Height of a place between events: above the first for -1, below the last for their number. */
function heightAt(i) {
  if (i < 0) return TOP;
  return i >= events.length ? layout.height : layout.ys[i];
}
