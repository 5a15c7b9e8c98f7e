/* Messages between the lifelines: received, lost, under way, from and to those who keep no trace. */

function drawMessages(first, last) {
  const from = Math.floor(first / BUCKET);
  const to = Math.min(layout.buckets.length - 1, Math.floor(last / BUCKET));
  const top = view.top - 40;
  const bottom = view.top + view.height + 40;
  const drawn = new Set(); // one that crosses several buckets is in each
  for (let b = from; b <= to; b++) {
    for (const message of layout.buckets[b]) {
      const start = message.send ?? message.end;
      const end = message.end ?? message.send;
      if (layout.ys[end] < top || layout.ys[start] - ROW > bottom || drawn.has(message)) continue;
      drawn.add(message);
      drawMessage(message);
    }
  }
  pen.globalAlpha = 1;
}

function drawMessage(message) {
  const sent = events[message.send];
  const ended = events[message.end];
  const from = laneOf.get(sent ? sent.node : ended.peer);
  const to = laneOf.get(sent ? sent.peer : ended.node);
  if (from === undefined && to === undefined) return;
  pen.globalAlpha = Math.min(weightOf(message.send), weightOf(message.end));
  const onPath = isOnPath(message.send, message.end);
  const isPast = onPath || (view.weights && !view.path && pen.globalAlpha === 1);
  const colour = isPast ? colours.accent : message.lost ? colours.lost : colours.message;
  const width = onPath ? 2.5 : isPast ? 1.7 : 1.2;
  const x1 = xOf(from ?? to - 0.5); // who keeps no trace stands to the left of whom it talks to
  const x2 = xOf(to ?? from - 0.5);
  if (to === undefined) drawDeparture(x1, x2, yOf(message.send), colour, width);
  else if (!sent) drawArrival(x1, x2, yOf(message.end), colour, width);
  else if (!ended) drawFlight(x1, x2, yOf(message.send), colour, width);
  else if (from === to) drawLoop(x1, yOf(message.send), yOf(message.end), colour, width);
  else if (message.lost) drawLoss(message, x1, x2, colour, width);
  else arrow(x1, yOf(message.send), x2, yOf(message.end), colour, width);
}

const isOnPath = (one, other) => Boolean(view.path && one !== undefined && view.path.has(one) && view.path.has(other));

/** Its send was cut from the file, or was never written. */
function drawArrival(x1, x2, y, colour, width) {
  const step = Math.sign(x1 - x2) * 34;
  pen.setLineDash([3, 3]);
  arrow(x2 + step, y - 12, x2, y, colour, width);
  pen.setLineDash([]);
}

/** To one who keeps no trace. */
function drawDeparture(x1, x2, y, colour, width) {
  pen.setLineDash([3, 3]);
  arrow(x1, y, x1 + Math.sign(x2 - x1) * 34, y + 12, colour, width);
  pen.setLineDash([]);
}

/** Neither received nor known to be lost. */
function drawFlight(x1, x2, y, colour, width) {
  const x = x1 + (x2 - x1) * 0.38;
  pen.setLineDash([4, 4]);
  line(x1, y, x, y + ROW, colour, width);
  pen.setLineDash([]);
  pen.beginPath();
  pen.arc(x, y + ROW, 3.5, 0, 7);
  pen.fillStyle = colours.paper;
  pen.fill();
  pen.stroke();
}

function drawLoop(x, y1, y2, colour, width) {
  pen.beginPath();
  pen.moveTo(x, y1);
  pen.bezierCurveTo(x + 30, y1, x + 30, y2, x + 6, y2);
  stroke(colour, width);
  head(x + 5, y2, Math.PI, colour);
}

/** A lost message ends in a cross, before the receiver's lifeline; the reason stands beside it. */
function drawLoss(message, x1, x2, colour, width) {
  const event = events[message.end];
  const y1 = yOf(message.send);
  const y2 = yOf(message.end);
  const isAtReceiver = /crash|pause|overflow|full/.test(event.why || '');
  const part = isAtReceiver ? 1 - 16 / Math.abs(x2 - x1) : 0.6;
  const x = x1 + (x2 - x1) * part;
  const y = Math.max(y2, y1 + 6);
  line(x1, y1, x, y, colour, width);
  line(x - 5, y - 5, x + 5, y + 5, colour, 2.4);
  line(x - 5, y + 5, x + 5, y - 5, colour, 2.4);
  const reason = event.why || 'lost';
  const text = isVisible(message.send) ? reason : event.type + ': ' + reason; // else the send has no label
  const isLeft = isAtReceiver === x2 > x1;
  pen.textAlign = isLeft ? 'right' : 'left';
  words(text, isLeft ? x - 10 : x + 10, y + 14, SMALL, colour);
  pen.textAlign = 'left';
}

function arrow(x1, y1, x2, y2, colour, width) {
  const angle = Math.atan2(y2 - y1, x2 - x1);
  line(x1, y1, x2 - 6 * Math.cos(angle), y2 - 6 * Math.sin(angle), colour, width);
  head(x2 - 2 * Math.cos(angle), y2 - 2 * Math.sin(angle), angle, colour);
}

function head(x, y, angle, colour) {
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(x - 9 * Math.cos(angle - 0.36), y - 9 * Math.sin(angle - 0.36));
  pen.lineTo(x - 9 * Math.cos(angle + 0.36), y - 9 * Math.sin(angle + 0.36));
  pen.closePath();
  pen.fillStyle = colour;
  pen.fill();
}
