'use strict';

/* The run, as the page holds it: events, lanes, messages, lives, states, operations; and what follows from what. */

const page = JSON.parse(document.getElementById('trace').textContent);
const run = page.run;
const events = page.events;
const OUTSIDE = new Set(['drop', 'dup', 'delay', 'fault', 'check']);
const natural = new Intl.Collator('en', { numeric: true }).compare;

const wordOf = event => (event.txt || '').split(' ', 1)[0];
const isInside = event => !OUTSIDE.has(event.k);
const isViolation = event => event.k === 'check' && wordOf(event) !== 'ok';

const indexByPosition = new Map(events.map((event, i) => [event.n, i]));
const causes = events.map(event => (event.from || []).map(n => indexByPosition.get(n)).filter(i => i !== undefined));
const effects = events.map(() => []);
causes.forEach((list, i) => list.forEach(cause => effects[cause].push(i)));

const lanes = laneNames();
const clients = new Set(events.filter(event => event.k === 'op.call').map(event => event.node));
(run.nodes || []).filter(node => node.kind === 'client').forEach(node => clients.add(node.id));
const laneOf = new Map(lanes.map((name, i) => [name, i]));
const messages = messagesOfRun();
const bands = stateBands();
const lives = livesOfLanes();
const afterKill = new Set(lives.filter(life => life.killed).map(life => life.to));
const operations = operationBrackets();
const partitions = partitionBands();
const violations = events.flatMap((event, i) => (isViolation(event) ? [i] : []));
const classes = classesOfEvents();

/** Nodes of the header first, in its order; then any other that turned up. A crowd is reduced to those with events. */
function laneNames() {
  const seen = new Set(events.filter(isInside).map(event => event.node));
  const listed = (run.nodes || []).map(node => node.id);
  const shown = listed.filter(name => seen.has(name) || listed.length <= 24);
  return [...shown, ...[...seen].filter(name => !listed.includes(name)).sort(natural)];
}

/** A message has one line for each of its ends: a receipt, a loss, or none at all. */
function messagesOfRun() {
  const sent = new Map();
  const ended = new Set();
  const lines = [];
  events.forEach((event, i) => {
    if (event.k === 'send' && event.msg) sent.set(event.msg, i);
  });
  events.forEach((event, i) => {
    if (event.k !== 'recv' && event.k !== 'drop') return;
    if (!event.msg && (event.k === 'drop' || !event.peer || laneOf.has(event.peer))) return; // who keeps no trace numbers no messages
    const send = sent.get(event.msg);
    lines.push({ send, end: i, lost: event.k === 'drop' });
    if (send !== undefined) {
      ended.add(send);
      if (event.d === undefined) event.d = events[send].d;
    }
  });
  sent.forEach(send => {
    if (!ended.has(send)) lines.push({ send, end: undefined, lost: false });
  });
  return lines;
}

/** The state that gives a lifeline its colour and letter: the role, and the number (term, view…) that goes with it. */
function stateBands() {
  const keys = new Map();
  events.forEach(event => {
    if (event.k !== 'state') return;
    for (const [key, value] of Object.entries(event.d || {})) {
      if (typeof value !== 'string') continue;
      if (!keys.has(key)) keys.set(key, new Set());
      keys.get(key).add(value);
    }
  });
  const few = [...keys.keys()].filter(key => keys.get(key).size <= 8);
  const main = ['role', 'state', 'status', 'phase'].find(key => keys.has(key)) || few[0];
  const letters = lettersFor([...(keys.get(main) || [])]);
  const number = ['term', 'epoch', 'view', 'ballot', 'round'];
  const open = new Map();
  const list = [];
  const close = (node, i) => {
    if (open.has(node)) list.push({ ...open.get(node), to: i });
    open.delete(node);
  };
  const known = new Map();
  events.forEach((event, i) => {
    if (event.k === 'life' && /^(crash|stop|start|restart)/.test(wordOf(event))) {
      close(event.node, i);
      known.delete(event.node);
    }
    if (event.k !== 'state' || !event.d) return;
    const state = { ...known.get(event.node), ...event.d };
    known.set(event.node, state);
    const key = number.find(name => name in state);
    const value = state[main];
    const label = value === undefined ? '' : letters.get(value) + (key ? state[key] : '');
    if (label && label !== open.get(event.node)?.label) {
      close(event.node, i);
      open.set(event.node, { node: event.node, value, label, from: i });
    }
  });
  [...open.keys()].forEach(node => close(node, events.length - 1));
  return { list, letters, key: main };
}

/** The shortest heads that tell the values apart: L, F, C; or DE and DI where D would do for two. */
function lettersFor(values) {
  const letters = new Map();
  for (const value of values) {
    let length = 1;
    const head = text => text.slice(0, length).toUpperCase();
    while (length < value.length && values.some(other => other !== value && head(other) === head(value))) length++;
    letters.set(value, head(value));
  }
  return letters;
}

/** Stretches of each lifeline: alive, paused, down; and where a life begins or ends. */
function livesOfLanes() {
  const first = new Map();
  const state = new Map();
  const list = [];
  const turn = (node, i, style) => {
    const open = state.get(node);
    if (open) list.push({ node, from: open.from, to: i, style: open.style, killed: open.killed });
    state.set(node, { from: i, style, life: events[i] ? events[i].inc : 1, last: i });
  };
  lanes.forEach(node => state.set(node, { from: -1, style: 'alive', life: undefined, last: -1 }));
  const style = { start: 'alive', restart: 'alive', resume: 'alive', crash: 'down', stop: 'down', pause: 'paused' };
  events.forEach((event, i) => {
    if (!isInside(event)) return;
    const open = state.get(event.node);
    const next = event.k === 'life' ? style[wordOf(event)] : undefined;
    if (!first.has(event.node)) {
      first.set(event.node, i);
      if (next === 'alive' && wordOf(event) === 'start') open.style = 'unborn';
    }
    const died = open.life !== undefined && event.inc > open.life && open.style !== 'down';
    if (died) {
      turn(event.node, open.last, 'down'); // without a word about it: nobody traces kill -9
      state.get(event.node).killed = true;
    }
    if (next || died) turn(event.node, i, next || 'alive');
    Object.assign(state.get(event.node), { life: event.inc, last: i });
  });
  state.forEach((open, node) => list.push({ node, from: open.from, to: events.length, style: open.style }));
  return list;
}

/** Calls of clients and what became of them; a call whose outcome is unknown stays open. */
function operationBrackets() {
  const open = new Map();
  const list = [];
  events.forEach((event, i) => {
    if (!event.k.startsWith('op.')) return;
    const calls = open.get(event.node) || [];
    open.set(event.node, calls);
    if (event.k === 'op.call') {
      const bracket = { node: event.node, call: i, end: undefined, outcome: 'pending' };
      calls.push(bracket);
      list.push(bracket);
      return;
    }
    const at = Math.max(0, calls.findIndex(call => event.op && events[call.call].op === event.op));
    const [bracket] = calls.splice(at, 1);
    if (bracket) Object.assign(bracket, { end: i, outcome: event.k.slice(3) });
  });
  return list;
}

/** From each fault that divides the network to the one that joins it again. */
function partitionBands() {
  let open = [];
  const list = [];
  const close = (i, chosen) => {
    open.filter(chosen).forEach(band => list.push({ ...band, to: i }));
    open = open.filter(band => !chosen(band));
  };
  events.forEach((event, i) => {
    if (event.k !== 'fault') return;
    const word = wordOf(event);
    if (word === 'heal') close(i, band => !event.peer || (band.node === event.node && band.peer === event.peer));
    if (word === 'reconnect') close(i, band => band.node === event.node);
    if (/^(partition|isolate|cut)$/.test(word)) {
      if (word === 'partition') close(i, band => !band.peer && !event.peer);
      open.push({ node: event.node, peer: event.peer, from: i, text: event.txt });
    }
  });
  close(events.length, () => true);
  return list.sort((a, b) => a.from - b.from);
}

/** Which kind of thing an event is, for hiding; undefined for what is never hidden. */
function classOf(event) {
  switch (event.k) {
    case 'send': case 'recv': {
      const isEmpty = Array.isArray(event.d?.entries) && event.d.entries.length === 0;
      return (event.type || 'message') + (isEmpty ? ' (empty)' : '');
    }
    case 'timer.set': case 'timer.cancel': return 'timers set and cancelled';
    case 'timer.fire': return 'timers fired';
    case 'disk': return /^(lost|torn)/.test(event.txt || '') ? undefined : 'disk writes and forces';
    case 'log': return 'log';
    case 'state': return 'state';
    case 'note': return 'notes';
    default: return undefined;
  }
}

/** Every class with its count. Heartbeats and the like are hidden at first, unless nothing else is sent. */
function classesOfEvents() {
  const all = new Map();
  events.forEach(event => {
    const name = classOf(event);
    if (!name) return;
    if (!all.has(name)) all.set(name, { name, count: 0, isMessage: event.k === 'send' || event.k === 'recv', hidden: false });
    all.get(name).count++;
  });
  const configured = run.config?.noisy || [];
  const isNoise = name => /heartbeat|keep-?alive|^ping|^pong|gossip|\(empty\)$/i.test(name) || configured.includes(name);
  const quiet = [...all.values()].some(one => one.isMessage && !isNoise(one.name));
  all.forEach(one => {
    one.hidden = one.isMessage ? quiet && isNoise(one.name) : /^(timers set|disk)/.test(one.name);
  });
  return all;
}

/** A mark for each event that leads to this one. */
function pastOf(index) { return reach(index, causes); }

/** A mark for each event that follows from this one. */
function futureOf(index) { return reach(index, effects); }

function reach(index, next) {
  const marked = new Uint8Array(events.length);
  const waiting = [index];
  while (waiting.length) {
    for (const i of next[waiting.pop()]) {
      if (!marked[i]) {
        marked[i] = 1;
        waiting.push(i);
      }
    }
  }
  return marked;
}

/** The shortest chain of events from one to a later one, or undefined if the later does not follow from the first. */
function pathBetween(first, last) {
  const nextOf = new Map([[last, undefined]]);
  const waiting = [last];
  for (let at = 0; at < waiting.length && !nextOf.has(first); at++) {
    for (const i of causes[waiting[at]]) {
      if (i >= first && !nextOf.has(i)) {
        nextOf.set(i, waiting[at]);
        waiting.push(i);
      }
    }
  }
  if (!nextOf.has(first)) return undefined;
  const path = [];
  for (let i = first; i !== undefined; i = nextOf.get(i)) path.push(i);
  return path;
}
