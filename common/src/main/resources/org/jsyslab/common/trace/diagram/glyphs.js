/* The marks on the lifelines. Each has a shape of its own: colour only repeats what the shape says. */

function glyph(event, x, y) {
  const draw = GLYPHS[event.k === 'life' ? 'life.' + wordOf(event) : event.k] || GLYPHS.note;
  draw(x, y, event);
}

const GLYPHS = {
  'send': (x, y) => disc(x, y, 3.2, colours.message),
  'recv': (x, y, event) => { if (!event.msg) disc(x, y, 3.2, colours.message); },
  'drop': (x, y) => cross(x, y, 5, colours.lost),
  'dup': (x, y) => {
    disc(x - 3, y, 3, colours.message);
    hollow(x + 3, y, 3.4, colours.message);
  },
  'delay': (x, y) => {
    disc(x - 5, y, 2, colours.message);
    disc(x, y, 2, colours.message);
    disc(x + 5, y, 2, colours.message);
  },
  'timer.set': (x, y) => hollow(x, y, 4, colours.muted),
  'timer.cancel': (x, y) => {
    hollow(x, y, 4, colours.muted);
    line(x - 5, y + 5, x + 5, y - 5, colours.muted, 1.3);
  },
  'timer.fire': (x, y) => {
    hollow(x, y, 7, colours.ink);
    line(x, y, x, y - 4.5, colours.ink, 1.5);
    line(x, y, x + 3.4, y + 1.5, colours.ink, 1.5);
  },
  'state': (x, y) => shape(x, y, [[0, -5], [5, 0], [0, 5], [-5, 0]], colours.ink),
  'log': (x, y) => box(x, y, 4, colours.muted, true),
  'disk': (x, y, event) => {
    box(x, y, 4.5, /^(lost|torn)/.test(event.txt || '') ? colours.alarm : colours.muted, false);
    if (/^(lost|torn)/.test(event.txt || '')) cross(x, y, 4, colours.alarm);
  },
  'op.call': (x, y) => disc(x, y, 3.6, colours.s3),
  'op.ok': (x, y) => tick(x, y, colours.s3),
  'op.fail': (x, y) => cross(x, y, 4.5, colours.lost),
  'op.info': (x, y) => question(x, y, colours.s1),
  'life.crash': (x, y) => cross(x, y, 8, colours.alarm),
  'life.stop': (x, y) => box(x, y, 5.5, colours.ink, true),
  'life.start': (x, y) => play(x, y),
  'life.restart': (x, y) => play(x, y),
  'life.resume': (x, y) => play(x, y),
  'life.pause': (x, y) => {
    box(x - 3.5, y, 6, colours.paper, true);
    line(x - 3, y - 6, x - 3, y + 6, colours.ink, 3);
    line(x + 3, y - 6, x + 3, y + 6, colours.ink, 3);
  },
  'fault': (x, y) => shape(x, y, [[2, -8], [-5, 1], [-1, 1], [-2, 8], [5, -1], [1, -1]], colours.muted),
  'check': (x, y, event) => {
    if (!isViolation(event)) {
      tick(x, y, colours.s3);
      return;
    }
    shape(x, y, [[0, -8], [8, 6], [-8, 6]], colours.alarm);
    line(x, y - 3, x, y + 1.5, colours.paper, 1.8);
    disc(x, y + 4, 1, colours.paper);
  },
  'note': (x, y) => hollow(x, y, 2.6, colours.muted),
};

function disc(x, y, radius, colour) {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 7);
  pen.fillStyle = colour;
  pen.fill();
}

function hollow(x, y, radius, colour) {
  disc(x, y, radius, colours.paper);
  stroke(colour, 1.4);
}

function box(x, y, half, colour, isFull) {
  pen.fillStyle = isFull ? colour : colours.paper;
  pen.fillRect(x - half, y - half, 2 * half, 2 * half);
  pen.strokeStyle = colour;
  pen.lineWidth = 1.4;
  pen.strokeRect(x - half, y - half, 2 * half, 2 * half);
}

function shape(x, y, corners, colour) {
  pen.beginPath();
  corners.forEach(([dx, dy]) => pen.lineTo(x + dx, y + dy));
  pen.closePath();
  pen.fillStyle = colour;
  pen.fill();
}

function play(x, y) {
  shape(x + 1, y, [[-6, -8], [8, 0], [-6, 8]], colours.paper);
  shape(x, y, [[-4, -6], [6, 0], [-4, 6]], colours.ink);
}

function cross(x, y, half, colour) {
  line(x - half, y - half, x + half, y + half, colours.paper, 5);
  line(x - half, y + half, x + half, y - half, colours.paper, 5);
  line(x - half, y - half, x + half, y + half, colour, 2.6);
  line(x - half, y + half, x + half, y - half, colour, 2.6);
}

function tick(x, y, colour) {
  disc(x, y, 6, colours.paper);
  pen.beginPath();
  pen.moveTo(x - 4.5, y);
  pen.lineTo(x - 1, y + 4);
  pen.lineTo(x + 5, y - 4);
  stroke(colour, 2.4);
}

function question(x, y, colour) {
  disc(x, y, 7, colours.paper);
  stroke(colour, 1.4);
  pen.font = BOLD;
  pen.textAlign = 'center';
  pen.fillStyle = colour;
  pen.fillText('?', x, y + 4.3);
  pen.textAlign = 'left';
}
