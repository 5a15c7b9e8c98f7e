/* What the reader does: choose, step, search, hide, zoom, scroll. */

const scroller = byId('scroller');
const map = byId('map');
let frame = 0;

/** Asks for a frame; several requests before it comes are one. */
function refresh() {
  if (!frame) frame = requestAnimationFrame(() => { frame = 0; draw(); drawMap(); });
}

/** Fits the canvas to the window. Draws at once, for a canvas that changes its size is blank until then. */
function resize() {
  if (view.width === scroller.clientWidth && view.height === scroller.clientHeight) return;
  view.width = scroller.clientWidth;
  view.height = scroller.clientHeight;
  canvas.width = view.width * devicePixelRatio;
  canvas.height = view.height * devicePixelRatio;
  canvas.style.width = view.width + 'px';
  canvas.style.height = view.height + 'px';
  spreadLanes(view.width);
  stretch();
  draw();
}

function stretch() {
  byId('extent').style.height = Math.max(layout.height, view.height) + 'px';
  byId('extent').style.width = Math.max(layout.width, view.width) + 'px';
  overview = undefined;
  scrolled();
}

function scrolled() {
  view.top = scroller.scrollTop;
  view.side = scroller.scrollLeft;
  refresh();
}

/** Makes an event the chosen one. Where it then stands depends on nothing else, so that a step back undoes a step. */
function choose(i, keepPlace) {
  view.chosen = i;
  weigh();
  reveal([i, view.marked, ...(view.path || [])]);
  if (i !== undefined && !keepPlace) {
    const part = isViolation(events[i]) ? 0.66 : 0.42; // what led to a violation matters more than what followed
    scroller.scrollTop = Math.round(layout.ys[i] - view.height * part);
    const x = laneOf.has(events[i].node) ? xOfNode(events[i].node) : 0;
    scroller.scrollLeft = Math.round(x - view.width / 2);
  }
  fillEvent();
  scrolled();
}

/** Gives rows to events that are hidden with their class, because one of them is looked at. */
function reveal(wanted) {
  const hidden = wanted.filter(i => i !== undefined && !isVisible(i));
  if (!hidden.length) return;
  hidden.forEach(i => revealed.add(i));
  layOut();
  stretch();
}

/** The past of the chosen event is solid, what follows from it is lighter, the concurrent rest faded. */
function weigh() {
  view.weights = undefined;
  view.path = undefined;
  const { chosen, marked } = view;
  if (chosen === undefined || (!isInside(events[chosen]) && causes[chosen].length === 0)) return;
  view.weights = new Float32Array(events.length).fill(0.16);
  if (marked !== undefined && marked !== chosen) {
    const path = pathBetween(Math.min(chosen, marked), Math.max(chosen, marked)) || [chosen, marked];
    view.path = new Set(path);
    path.forEach(i => { view.weights[i] = 1; });
    return;
  }
  futureOf(chosen).forEach((mark, i) => { if (mark) view.weights[i] = 0.5; });
  pastOf(chosen).forEach((mark, i) => { if (mark) view.weights[i] = 1; });
  view.weights[chosen] = 1;
}

function step(by) {
  const rows = layout.rows;
  if (!rows.length) return;
  const row = view.chosen === undefined ? (by > 0 ? rowAt(view.top + HEAD) : rowAt(view.top + HEAD) - 1) : layout.rowOf[view.chosen] + by;
  choose(rows[Math.max(0, Math.min(rows.length - 1, row))]);
}

function nextOf(list) {
  return list.find(i => view.chosen === undefined || i > view.chosen) ?? list[0];
}

function mark() {
  if (view.chosen === undefined) return;
  view.marked = view.marked === view.chosen ? undefined : view.chosen;
  choose(view.chosen, true);
}

function clear() {
  view.marked = undefined;
  view.found = new Set();
  if (revealed.size) {
    revealed.clear();
    layOut();
    stretch();
  }
  byId('search').value = '';
  byId('found').textContent = '';
  byId('classes').hidden = true;
  byId('noise').setAttribute('aria-expanded', 'false');
  scroller.focus({ preventScroll: true });
  choose(undefined);
}

function show(one, isShown) {
  one.hidden = !isShown;
  const anchor = view.chosen ?? layout.rows[rowAt(view.top + HEAD)];
  const offset = anchor === undefined ? 0 : layout.ys[anchor] - scroller.scrollTop;
  layOut();
  stretch();
  if (anchor !== undefined) scroller.scrollTop = layout.ys[anchor] - offset;
  fillClasses();
  scrolled();
}

function zoom(factor) {
  const anchor = layout.rows[rowAt(view.top + view.height / 2)] ?? layout.rows[layout.rows.length - 1];
  layout.zoom = Math.max(0.2, Math.min(2, layout.zoom * factor));
  layOut();
  stretch();
  if (anchor !== undefined) scroller.scrollTop = layout.ys[anchor] - view.height / 2;
  scrolled();
}

/** Marks every event that holds the text, hidden ones aside, and goes to the next one. */
function search(text) {
  byId('search').value = text;
  const wanted = text.trim().toLowerCase();
  const hits = wanted ? layout.rows.filter(i => searchText(events[i]).includes(wanted)) : [];
  view.found = new Set(hits);
  byId('found').textContent = wanted ? plural(hits.length, 'hit') : '';
  scrolled();
  return hits;
}

function searchOn(isBackwards) {
  const hits = [...view.found];
  if (!hits.length) return;
  const before = hits.filter(i => view.chosen === undefined || i < view.chosen);
  choose(isBackwards ? before[before.length - 1] ?? hits[hits.length - 1] : nextOf(hits));
  byId('found').textContent = `${hits.indexOf(view.chosen) + 1} of ${hits.length}`;
}

/** The event nearest to a point of the picture. */
function eventAt(x, y) {
  const row = rowAt(y - ROW / 2);
  let best;
  let bestDistance = ROW;
  for (const i of layout.rows.slice(Math.max(0, row - 2), row + 3)) {
    const lane = laneOf.get(events[i].node);
    const isWide = !isInside(events[i]) && events[i].k !== 'dup' && events[i].k !== 'delay';
    const dx = lane === undefined || isWide ? 0 : Math.max(0, Math.abs(x - xOf(lane)) - 40);
    const distance = Math.abs(layout.ys[i] - y) + dx;
    if (distance < bestDistance) [best, bestDistance] = [i, distance];
  }
  return best;
}

let overview;

/** The whole run as a strip: how dense it is, where nodes crash, where the network is divided, where a check fails. */
function drawMap() {
  const height = map.clientHeight;
  const scale = height / Math.max(layout.height, view.height);
  overview ??= paintOverview(height, scale);
  map.width = 18 * devicePixelRatio;
  map.height = height * devicePixelRatio;
  const brush = map.getContext('2d');
  brush.drawImage(overview, 0, 0);
  brush.scale(devicePixelRatio, devicePixelRatio);
  brush.strokeStyle = colours.muted;
  brush.lineWidth = 1.5;
  brush.beginPath();
  brush.roundRect(1, view.top * scale + 1, 16, Math.max(8, view.height * scale - 2), 3);
  brush.stroke();
}

function paintOverview(height, scale) {
  const sheet = element('canvas', undefined, { width: 18 * devicePixelRatio, height: Math.max(1, height * devicePixelRatio) });
  const brush = sheet.getContext('2d');
  brush.scale(devicePixelRatio, devicePixelRatio);
  brush.fillStyle = colours.hatch;
  partitions.forEach(band => brush.fillRect(0, heightAt(band.from) * scale, 18, Math.max(1, (heightAt(band.to) - heightAt(band.from)) * scale)));
  const density = new Float32Array(Math.ceil(height / 2) + 1);
  layout.rows.forEach(i => { density[Math.floor((layout.ys[i] * scale) / 2)]++; });
  const most = density.reduce((a, b) => Math.max(a, b), 1);
  brush.fillStyle = colours.line;
  density.forEach((count, at) => { if (count) brush.fillRect(9 - (5 * count) / most - 1, at * 2, (10 * count) / most + 2, 1.4); });
  events.forEach((event, i) => {
    const isCrash = event.k === 'life' && wordOf(event) === 'crash';
    if (!isCrash && !isViolation(event)) return;
    brush.fillStyle = isCrash ? colours.lost : colours.alarm;
    brush.fillRect(isCrash ? 5 : 0, layout.ys[i] * scale - 1, isCrash ? 8 : 18, isCrash ? 2 : 3);
  });
  return sheet;
}

function restyle() {
  readColours();
  overview = undefined;
  fillLegend();
  refresh();
}

const ACTIONS = {
  ArrowRight: () => step(1),
  ArrowLeft: () => step(-1),
  Home: () => choose(layout.rows[0]),
  End: () => choose(layout.rows[layout.rows.length - 1]),
  g: () => { if (violations.length) choose(nextOf(violations)); },
  '/': () => byId('search').focus(),
  m: mark,
  h: () => byId('noise').click(),
  '+': () => zoom(1.25),
  '=': () => zoom(1.25),
  '-': () => zoom(0.8),
  Escape: clear,
};

document.addEventListener('keydown', event => {
  const isTyping = event.target === byId('search');
  if (event.ctrlKey || event.metaKey || event.altKey || (isTyping && event.key !== 'Escape' && event.key !== 'Enter')) return;
  if (isTyping && event.key === 'Enter') searchOn(event.shiftKey);
  else if (event.target.type === 'checkbox' || !ACTIONS[event.key]) return;
  else ACTIONS[event.key]();
  event.preventDefault();
});
byId('search').addEventListener('input', event => search(event.target.value));
byId('noise').addEventListener('click', () => {
  byId('classes').hidden = !byId('classes').hidden;
  byId('noise').setAttribute('aria-expanded', String(!byId('classes').hidden));
});
canvas.addEventListener('click', event => {
  const i = eventAt(event.offsetX + view.side, event.offsetY + view.top);
  if (event.shiftKey && i !== undefined && view.chosen !== undefined) view.marked = view.chosen;
  else if (!event.shiftKey) view.marked = undefined;
  choose(i, true);
});
const mapTo = event => { scroller.scrollTop = (event.offsetY / map.clientHeight) * layout.height - view.height / 2; };
map.addEventListener('pointerdown', event => { map.setPointerCapture(event.pointerId); mapTo(event); });
map.addEventListener('pointermove', event => { if (event.buttons) mapTo(event); });
scroller.addEventListener('scroll', scrolled);
new ResizeObserver(resize).observe(scroller);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', restyle);

readColours();
layOut();
fillHeader();
fillClasses();
fillLegend();
resize();
scroller.focus({ preventScroll: true });
const asked = new URLSearchParams(location.hash.slice(1)); // #n=17 opens at event 17, #n=17&m=4 compares it with event 4
view.marked = indexByPosition.get(Number(asked.get('m')));
choose(indexByPosition.get(Number(asked.get('n'))) ?? violations[0]);
draw();
drawMap();
performance.mark('first-draw');
