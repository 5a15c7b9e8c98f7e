/* The picture: only what stands in the viewport is drawn, so that its cost depends on the window and not on the run. */

const FONT = '12px system-ui, -apple-system, "Segoe UI", "Helvetica Neue", "DejaVu Sans", sans-serif';
const SMALL = FONT.replace('12px', '11px');
const BOLD = '600 ' + FONT;
const HEAD = 40;

const canvas = document.getElementById('picture');
let pen = canvas.getContext('2d');
const view = { top: 0, side: 0, width: 0, height: 0, chosen: undefined, marked: undefined, weights: undefined, path: undefined, found: new Set() };
let colours = {};

function readColours() {
  const style = getComputedStyle(document.documentElement);
  const names = ['paper', 'card', 'ink', 'muted', 'faint', 'line', 'message', 'accent', 'alarm', 'lost', 'partition', 'hatch', 'found', 's0', 's1', 's2', 's3', 's4', 's5', 's6'];
  colours = Object.fromEntries(names.map(name => [name, style.getPropertyValue('--' + name).trim()]));
}

/** The colour of a state: the familiar ones have their own, the others take what is left, in order. */
function colourOfState(value) {
  const word = String(value).toLowerCase();
  if (/lead|primary|coordinat|master/.test(word)) return colours.s0;
  if (/candidate|suspect|prepar|elect/.test(word)) return colours.s1;
  if (/follow|backup|secondary|idle|init/.test(word)) return colours.s2;
  if (/alive|up|commit|ready|serv/.test(word)) return colours.s3;
  if (/dead|fail|down|abort/.test(word)) return colours.s5;
  return colours['s' + [4, 6, 0, 1, 3, 5, 2][[...bands.letters.keys()].indexOf(value) % 7]];
}

const weightOf = i => (view.weights && i !== undefined ? view.weights[i] : 1);
const yOf = i => heightAt(i) - view.top;

/** Draws one frame. */
function draw() {
  pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, view.width, view.height);
  pen.save();
  pen.translate(-view.side, 0);
  const first = Math.max(0, rowAt(view.top - 40) - 1);
  const last = Math.min(layout.rows.length, rowAt(view.top + view.height + 40) + 1);
  drawPartitions();
  drawViolations();
  drawLifelines();
  drawBands();
  drawBrackets();
  drawMessages(first, last);
  drawLetters();
  for (let row = first; row < last; row++) drawEvent(layout.rows[row]);
  pen.restore();
  drawTimes(first, last);
  drawHeads();
}

function drawPartitions() {
  for (const band of partitions) {
    const from = Math.max(HEAD, yOf(band.from));
    const to = Math.min(view.height, yOf(band.to));
    if (to <= from) continue;
    pen.fillStyle = colours.partition;
    pen.fillRect(view.side, from, view.width, to - from);
    pen.strokeStyle = colours.hatch;
    pen.lineWidth = 1;
    pen.save();
    pen.beginPath();
    pen.rect(view.side, from, view.width, to - from);
    pen.clip();
    pen.beginPath();
    const phase = view.top % 14; // the hatching scrolls with the picture
    for (let x = -view.height - phase; x < view.width + view.height; x += 14) {
      pen.moveTo(view.side + x, view.height);
      pen.lineTo(view.side + x + view.height, 0);
    }
    pen.stroke();
    pen.restore();
  }
}

function drawViolations() {
  for (const i of violations) {
    const y = yOf(i);
    if (y < HEAD || y > view.height) continue;
    pen.globalAlpha = 0.1;
    pen.fillStyle = colours.alarm;
    pen.fillRect(view.side, y - ROW / 2, view.width, ROW);
    pen.globalAlpha = 1;
    line(view.side, y - ROW / 2, view.side + view.width, y - ROW / 2, colours.alarm, 1);
    line(view.side, y + ROW / 2, view.side + view.width, y + ROW / 2, colours.alarm, 1);
  }
}

function drawLifelines() {
  for (const life of lives) {
    const x = xOfNode(life.node);
    const from = Math.max(HEAD, yOf(life.from));
    const to = Math.min(view.height, yOf(life.to));
    if (to <= from || life.style === 'unborn') continue;
    if (life.style === 'down') {
      pen.setLineDash([1, 6]);
      pen.lineCap = 'round';
      pen.lineDashOffset = from === HEAD ? view.top % 7 : 0;
      line(x, from, x, to, colours.muted, 2);
      pen.setLineDash([]);
      pen.lineDashOffset = 0;
      pen.lineCap = 'butt';
      if (life.killed) {
        cross(x, yOf(life.to) - ROW, 8, colours.alarm);
        words('killed', x + 12, yOf(life.to) - ROW + 4, FONT, colours.alarm);
      }
    } else if (life.style === 'paused') {
      line(x - 3, from, x - 3, to, colours.muted, 1.5);
      line(x + 3, from, x + 3, to, colours.muted, 1.5);
    } else {
      line(x, from, x, to, colours.line, 1.5);
    }
  }
}

/** The state's colour along the lifeline. */
function drawBands() {
  for (const band of bands.list) {
    const from = Math.max(HEAD, yOf(band.from));
    const to = Math.min(view.height, yOf(band.to));
    if (to <= from) continue;
    pen.fillStyle = colourOfState(band.value);
    pen.globalAlpha = 0.26;
    pen.fillRect(xOfNode(band.node) - 6, from, 12, to - from);
    pen.globalAlpha = 1;
  }
}

/** The state's letter, where its band begins or where the window cuts it. */
function drawLetters() {
  pen.font = BOLD.replace('12px', '11px');
  for (const band of bands.list) {
    const from = Math.max(HEAD, yOf(band.from));
    const to = Math.min(view.height, yOf(band.to));
    if (to <= from) continue;
    const x = xOfNode(band.node);
    const width = Math.max(18, pen.measureText(band.label).width + 9);
    const y = Math.min(Math.max(yOf(band.from), HEAD + 14), to - 8);
    if (y < from) continue;
    pen.beginPath();
    pen.roundRect(x - 10 - width, y - 8, width, 16, 4);
    pen.fillStyle = colourOfState(band.value);
    pen.fill();
    pen.fillStyle = colours.paper;
    pen.textAlign = 'center';
    pen.fillText(band.label, x - 10 - width / 2, y + 4);
    pen.textAlign = 'left';
  }
}

/** A bracket beside the client's lifeline, from the call to its outcome; open where that is unknown. */
function drawBrackets() {
  for (const operation of operations) {
    const isClosed = operation.outcome === 'ok' || operation.outcome === 'fail';
    const from = yOf(operation.call);
    const to = operation.end === undefined ? yOf(events.length) : yOf(operation.end);
    if (to < HEAD || from > view.height || !laneOf.has(operation.node)) continue;
    const x = xOfNode(operation.node) - 12;
    const colour = operation.outcome === 'fail' ? colours.lost : isClosed ? colours.s3 : colours.s1;
    pen.globalAlpha = Math.max(weightOf(operation.call), weightOf(operation.end));
    line(x + 7, from, x, from, colour, 2);
    if (!isClosed) pen.setLineDash([5, 4]);
    pen.lineDashOffset = from < 0 ? from % 9 : 0;
    line(x, from, x, to, colour, 2);
    pen.setLineDash([]);
    pen.lineDashOffset = 0;
    if (isClosed) line(x, to, x + 7, to, colour, 2);
    pen.globalAlpha = 1;
  }
}

function drawEvent(i) {
  const event = events[i];
  const y = yOf(i);
  if (y < HEAD - 20 || y > view.height + 20) return;
  if (event.k === 'fault' || event.k === 'check') {
    drawOutside(i, event, y);
    return;
  }
  const lane = laneOf.get(event.node);
  if (lane === undefined || (event.k === 'drop' && event.msg && messageEnds.has(i))) {
    ring(i, y);
    return;
  }
  const x = xOf(lane);
  pen.globalAlpha = weightOf(i);
  ring(i, y, x);
  glyph(event, x, y);
  if (layout.zoom > 0.55) label(event, i, lane, x, y);
  pen.globalAlpha = 1;
}

const messageEnds = new Set(messages.filter(message => message.send !== undefined).map(message => message.end));

/** Round the chosen event, the marked one, and those that the search has found. */
function ring(i, y, x) {
  const at = x ?? (laneOf.has(events[i].node) ? xOfNode(events[i].node) : view.side + GUTTER + 10);
  if (view.found.has(i)) {
    pen.globalAlpha = 1;
    pen.fillStyle = colours.found;
    pen.beginPath();
    pen.roundRect(at - 9, y - 10, 18 + Math.min(150, layout.gap - 30), 20, 5);
    pen.fill();
  }
  if (i === view.chosen || i === view.marked) {
    pen.globalAlpha = 1;
    pen.beginPath();
    pen.arc(at, y, 10, 0, 7);
    if (i === view.marked) pen.setLineDash([3, 3]);
    stroke(colours.accent, 2.2);
    pen.setLineDash([]);
  }
}

function drawOutside(i, event, y) {
  const isAlarm = isViolation(event);
  const x = view.side + GUTTER + 10;
  const colour = isAlarm ? colours.alarm : colours.muted;
  pen.globalAlpha = isAlarm ? 1 : weightOf(i);
  if (i === view.chosen || i === view.marked) ring(i, y, x + 2);
  glyph(event, x + 2, y);
  words(labelOf(event)[0], x + 16, y + 4, isAlarm ? BOLD : SMALL, colour);
  pen.globalAlpha = 1;
}

/** Words beside the lifeline. Each row has one event only, so that labels never meet. */
function label(event, i, lane, x, y) {
  if (event.k === 'recv' && i !== view.chosen && !isFar(event, i)) return;
  const room = Math.floor((Math.min(layout.gap, view.side + view.width - x) - 26) / 6.4);
  const [name, rest] = labelOf(event);
  const isLeft = lane === lanes.length - 1 && room < 12;
  const isPlain = (event.k === 'recv' && sendOf.get(i) !== undefined) || event.k === 'timer.set' || event.k === 'timer.cancel' || event.k === 'state' || event.k === 'log' || event.k === 'disk';
  const shown = name.length > room && !isLeft ? name.slice(0, room - 1) + '…' : name;
  const at = event.k === 'send' ? y - 4 : y + 4; // above the line that leaves here
  pen.textAlign = isLeft ? 'right' : 'left';
  const start = isLeft ? x - 14 : x + 12;
  const width = words(shown, start, at, isPlain ? SMALL : FONT, event.k === 'life' && /crash/.test(event.txt) ? colours.alarm : isPlain ? colours.muted : colours.ink);
  const left = room - shown.length - 1;
  if (rest && left > 4 && !isLeft) words(rest.length > left ? rest.slice(0, left - 1) + '…' : rest, start + width + 5, at, SMALL, colours.muted);
  pen.textAlign = 'left';
}

const sendOf = new Map(messages.map(message => [message.end, message.send]));

/** Whether the label of the send is out of sight. */
function isFar(event, i) {
  const send = sendOf.get(i);
  return send === undefined || layout.rowOf[i] - layout.rowOf[send] > 14;
}

function drawTimes(first, last) {
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, GUTTER - 8, view.height);
  pen.font = SMALL;
  pen.textAlign = 'right';
  let free = -Infinity;
  let shown = '';
  for (let row = first; row < last; row++) {
    const i = layout.rows[row];
    const y = yOf(i);
    const text = timeText(events[i].t);
    if (y < free || text === shown) continue;
    pen.fillStyle = i === view.chosen ? colours.accent : colours.muted;
    pen.fillText(text, GUTTER - 16, y + 4);
    free = y + 15;
    shown = text;
  }
  pen.textAlign = 'left';
}

/** The names of the nodes, always in sight: servers in a box, clients in a round one. */
function drawHeads() {
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, view.width, HEAD);
  line(0, HEAD - 0.5, view.width, HEAD - 0.5, colours.faint, 1);
  pen.save();
  pen.translate(-view.side, 0);
  pen.font = BOLD;
  pen.textAlign = 'center';
  lanes.forEach((name, lane) => {
    const x = xOf(lane);
    if (x < view.side - 60 || x > view.side + view.width + 60) return;
    const width = Math.min(layout.gap - 14, pen.measureText(name).width + 22);
    pen.beginPath();
    pen.roundRect(x - width / 2, 8, width, 24, clients.has(name) ? 12 : 5);
    pen.fillStyle = colours.card;
    pen.fill();
    stroke(colours.line, 1.2);
    pen.fillStyle = colours.ink;
    pen.fillText(name, x, 24.5, width - 10);
  });
  pen.textAlign = 'left';
  pen.restore();
}

/** Text with a margin in the colour of the paper, so that lines beneath do not disturb it; returns its width. */
function words(text, x, y, font, colour) {
  pen.font = font;
  pen.lineJoin = 'round';
  pen.strokeStyle = colours.paper;
  pen.lineWidth = 4;
  pen.strokeText(text, x, y);
  pen.fillStyle = colour;
  pen.fillText(text, x, y);
  return pen.measureText(text).width;
}

function stroke(colour, width) {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke();
}

function line(x1, y1, x2, y2, colour, width) {
  pen.beginPath();
  pen.moveTo(x1, y1);
  pen.lineTo(x2, y2);
  stroke(colour, width);
}
