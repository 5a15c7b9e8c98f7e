/* Beside the picture: the chosen event in words, what it follows from, and what the marks mean. */

const byId = id => document.getElementById(id);

function element(tag, text, attributes = {}) {
  const node = Object.assign(document.createElement(tag), attributes);
  if (text !== undefined) node.textContent = text;
  return node;
}

function link(text, onclick) { return element('button', text, { type: 'button', className: 'link', onclick }); }

function fillHeader() {
  const title = run.title || [run.lab, run.mode === 'sim' ? 'simulation' : 'run'].filter(Boolean).join(' ');
  byId('title').textContent = title;
  const lost = messages.filter(message => message.lost).length;
  const facts = [
    run.lab, run.mode === 'sim' ? 'simulated' : 'real processes', run.seed !== undefined ? 'seed ' + run.seed : undefined,
    plural(lanes.length, 'node'), plural(page.total, 'event'), lost ? lost + ' lost' : undefined,
  ].filter(Boolean);
  byId('facts').textContent = facts.join(' · ') + (violations.length ? ' · ' : '');
  if (violations.length) byId('facts').append(element('b', plural(violations.length, 'violation')));
  const { before, after } = page.cut;
  byId('notice').hidden = before + after === 0;
  byId('notice').textContent = `This file holds ${events.length.toLocaleString('en')} of ${page.total.toLocaleString('en')} events: `
    + `${before.toLocaleString('en')} before and ${after.toLocaleString('en')} after this window were cut`
    + (violations.length ? '; the window round the violation is kept.' : '.');
}

const plural = (count, noun) => count.toLocaleString('en') + ' ' + noun + (count === 1 ? '' : 's');

function fillClasses() {
  const hidden = [...classes.values()].filter(one => one.hidden);
  const count = hidden.reduce((sum, one) => sum + one.count, 0);
  byId('noise').textContent = count ? `${count.toLocaleString('en')} hidden` : 'nothing hidden';
  byId('noise').title = hidden.map(one => `${one.name}: ${one.count}`).join('\n') || 'all events are shown';
  const boxes = [...classes.values()]
    .sort((a, b) => b.isMessage - a.isMessage || natural(a.name, b.name))
    .map(one => {
      const label = element('label');
      const box = element('input', undefined, { type: 'checkbox', checked: !one.hidden });
      box.addEventListener('change', () => show(one, box.checked));
      label.append(box, element('span', one.name), element('small', String(one.count)));
      return label;
    });
  byId('classes').replaceChildren(...boxes);
}

function fillEvent() {
  const panel = byId('event');
  if (view.chosen === undefined) {
    panel.replaceChildren(element('h2', 'Space-time diagram'), introduction());
    return;
  }
  const event = events[view.chosen];
  const parts = [element('h2', sentenceOf(event), { className: isViolation(event) ? 'alarm' : '' })];
  if (view.marked !== undefined && view.marked !== view.chosen) parts.push(verdict(view.marked, view.chosen));
  parts.push(table(event));
  if (event.d) parts.push(element('pre', JSON.stringify(event.d, null, 1)));
  if (causes[view.chosen].length && !isInside(event)) parts.push(reasons(view.chosen));
  parts.push(census());
  if (isViolation(event) && run.repro) parts.push(element('h3', 'Replay'), element('pre', run.repro));
  panel.replaceChildren(...parts);
}

function introduction() {
  const text = element('p');
  text.append('Time runs downwards; every row is one event. Click one to see what it follows from.');
  return text;
}

function table(event) {
  const list = element('dl');
  const rows = [
    ['event', event.n + ' of ' + page.total], ['time', timeText(event.t)],
    ['node', isInside(event) && event.inc > 1 ? `${event.node}, life ${event.inc}` : event.node],
    ['Lamport clock', isInside(event) ? event.clock : undefined], ['message', event.msg], ['text', event.txt], ['why', event.why],
  ];
  for (const [name, value] of rows) {
    if (value !== undefined) list.append(element('dt', name), element('dd', String(value)));
  }
  if (event.op) {
    const followed = element('dd');
    followed.append(link(event.op, () => search(event.op)));
    list.append(element('dt', 'operation'), followed);
  }
  return list;
}

function reasons(index) {
  const list = element('p', 'because of ');
  causes[index].forEach((cause, i) => {
    if (i) list.append(', ');
    list.append(link('event ' + events[cause].n, () => choose(cause)));
  });
  return list;
}

/** How many events it follows from, how many follow from it, and how many have nothing to do with it. */
function census() {
  if (!view.weights || view.path) return element('p', '');
  const count = marks => marks.reduce((sum, mark) => sum + mark, 0);
  const past = count(pastOf(view.chosen));
  const future = count(futureOf(view.chosen));
  const rest = events.length - 1 - past - future;
  return element('p', `${plural(past, 'event')} in its past, ${future.toLocaleString('en')} follow from it, ${rest.toLocaleString('en')} concurrent.`, { className: 'census' });
}

/** The relation of two events, in Lamport's words. */
function verdict(one, other) {
  const [first, last] = one < other ? [one, other] : [other, one];
  const path = pathBetween(first, last);
  const box = element('div', undefined, { className: 'verdict' });
  const name = i => link('event ' + events[i].n, () => choose(i));
  box.append(name(first), path ? ' happened before ' : ' and ', name(last), path ? '.' : ' are concurrent: neither can have influenced the other.');
  if (path) {
    const list = element('ol', undefined, { className: 'path' });
    const shown = path.length > 12 ? [...path.slice(0, 6), undefined, ...path.slice(-5)] : path;
    for (const i of shown) {
      const item = element('li');
      item.append(i === undefined ? `… ${path.length - 11} more …` : link(sentenceOf(events[i]), () => choose(i)));
      list.append(item);
    }
    box.append(list);
  }
  return box;
}

const LEGEND = [
  ['message', () => arrow(4, 4, 42, 14, colours.message, 1.2)],
  ['lost, with the reason', () => { line(2, 4, 28, 11, colours.lost, 1.2); cross(31, 12, 4.5, colours.lost); }],
  ['no receipt in the trace', () => { pen.setLineDash([4, 4]); line(2, 4, 32, 13, colours.message, 1.2); pen.setLineDash([]); hollow(35, 14, 3, colours.message); }],
  ['timer fires', () => GLYPHS['timer.fire'](22, 9)],
  ['crash; down until it restarts', () => { cross(10, 9, 6, colours.alarm); pen.setLineDash([1, 5]); pen.lineCap = 'round'; line(20, 9, 42, 9, colours.muted, 2); pen.setLineDash([]); pen.lineCap = 'butt'; }],
  ['paused', () => { line(4, 6, 40, 6, colours.muted, 1.5); line(4, 12, 40, 12, colours.muted, 1.5); }],
  ['network divided', () => { pen.fillStyle = colours.partition; pen.fillRect(2, 1, 40, 16); pen.beginPath(); for (let x = -10; x < 44; x += 8) { pen.moveTo(Math.max(2, x), 17); pen.lineTo(x + 16, 1); } stroke(colours.hatch, 1); }],
  ['operation: done', () => { line(18, 3, 12, 3, colours.s3, 2); line(12, 3, 12, 15, colours.s3, 2); line(12, 15, 18, 15, colours.s3, 2); tick(30, 9, colours.s3); }],
  ['operation: outcome unknown', () => { line(18, 3, 12, 3, colours.s1, 2); pen.setLineDash([4, 3]); line(12, 3, 12, 17, colours.s1, 2); pen.setLineDash([]); question(30, 9, colours.s1); }],
  ['state changes', () => GLYPHS.state(22, 9)],
  ['check violated', () => GLYPHS.check(22, 9, { k: 'check', txt: 'violated' })],
];

const KEYS = [['← →', 'step'], ['Home End', 'first, last event'], ['g', 'next violation'], ['/', 'search; Enter: next hit'], ['m', 'mark, to compare with another'], ['+ −', 'zoom'], ['h', 'choose what is hidden'], ['Esc', 'clear']];

function fillLegend() {
  const marks = element('div', undefined, { className: 'legend' });
  const states = [...bands.letters].map(([value, letter]) => [`${letter}: ${value}`, () => {
    pen.fillStyle = colourOfState(value);
    pen.beginPath();
    pen.roundRect(13, 1, 20, 16, 4);
    pen.fill();
    pen.fillStyle = colours.paper;
    pen.font = BOLD;
    pen.textAlign = 'center';
    pen.fillText(letter, 23, 13);
    pen.textAlign = 'left';
  }]);
  for (const [text, drawing] of [...states, ...LEGEND]) marks.append(sample(drawing), element('span', text));
  const keys = element('div', undefined, { className: 'legend keys' });
  for (const [key, text] of KEYS) {
    const names = element('span');
    key.split(' ').forEach(name => names.append(element('kbd', name), ' '));
    keys.append(names, element('span', text));
  }
  byId('legend').replaceChildren(element('h3', 'Marks'), marks, element('h3', 'Keys'), keys, element('p', 'Shift-click a second event: did the first happen before it?'));
}

/** A mark of the legend, drawn by what draws it in the picture. */
function sample(drawing) {
  const small = element('canvas', undefined, { width: 44 * devicePixelRatio, height: 18 * devicePixelRatio });
  const picture = [pen, colours.paper];
  pen = small.getContext('2d');
  colours.paper = colours.card;
  pen.scale(devicePixelRatio, devicePixelRatio);
  drawing();
  [pen, colours.paper] = picture;
  return small;
}
