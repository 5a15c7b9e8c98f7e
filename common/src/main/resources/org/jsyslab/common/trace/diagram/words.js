/* Events in words. */

const VERBS = {
  'send': 'sends', 'recv': 'receives', 'drop': 'lost', 'dup': 'duplicated', 'delay': 'delayed',
  'timer.set': 'sets timer', 'timer.fire': 'timer', 'timer.cancel': 'cancels timer',
  'state': 'state', 'log': 'log', 'disk': 'disk', 'op.call': 'calls', 'op.ok': 'done', 'op.fail': 'failed',
  'op.info': 'outcome unknown', 'life': '', 'fault': 'fault:', 'check': 'check:', 'note': '',
};

/** The parts of a value as people write them: term 3, granted, last Position(term 2, index 7). */
function brief(value) {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return whole(value);
  return Object.entries(value)
    .filter(([key, part]) => key !== 'type' && key !== 'op' && part !== null && part !== false)
    .map(([key, part]) => (part === true ? key : key + ' ' + whole(part)))
    .join(', ');
}

/** A value with its type, if it says one. */
function whole(value) {
  if (Array.isArray(value)) return '[' + value.map(whole).join(', ') + ']';
  if (value === null || typeof value !== 'object') return String(value);
  const parts = brief(value);
  return value.type ? value.type + (parts ? '(' + parts + ')' : '') : parts;
}

/** What stands beside the event in the picture: its name, then what it holds. */
function labelOf(event) {
  switch (event.k) {
    case 'dup': return ['duplicated', event.type || ''];
    case 'delay': return ['delayed', event.why || event.type || ''];
    case 'send': case 'recv': {
      const stranger = event.peer && !laneOf.has(event.peer) ? (event.k === 'send' ? 'to ' : 'from ') + event.peer : '';
      return [event.type || 'message', [stranger, brief(event.d ?? '')].filter(Boolean).join(', ')];
    }
    case 'drop': return [event.why || 'lost', ''];
    case 'timer.fire': case 'timer.set': case 'timer.cancel': return [event.type || 'timer', brief(event.d ?? '')];
    case 'state': return [brief(event.d ?? event.txt ?? ''), ''];
    case 'op.call': return [nameOfOperation(event), ''];
    case 'op.ok': case 'op.fail': case 'op.info': return [event.k.slice(3) === 'info' ? 'unknown' : event.k.slice(3), whole(event.d?.result ?? event.d?.reason ?? event.txt ?? '')];
    case 'life': return [event.txt || 'life', event.inc > 1 && wordOf(event).endsWith('start') ? 'life ' + event.inc : ''];
    case 'log': case 'disk': return [event.txt || event.k, brief(event.d ?? '')];
    default: return [event.txt || event.k, ''];
  }
}

function nameOfOperation(event) {
  return whole(event.d?.operation ?? event.d ?? event.type ?? event.txt ?? 'call');
}

/** One sentence, for the panel and for screen readers. */
function sentenceOf(event) {
  const [name, rest] = labelOf(event);
  const other = event.peer ? (event.k === 'recv' ? ' from ' : ' to ') + event.peer : '';
  if (event.k === 'drop') return `${event.type || 'message'} between ${event.node} and ${event.peer}: ${event.why || 'lost'}`;
  if (event.k === 'dup' || event.k === 'delay') return `${name} ${event.type || 'message'}${other}`;
  if (!isInside(event)) return `${VERBS[event.k]} ${name}`;
  const isMessage = event.k === 'send' || event.k === 'recv';
  return `${laneLabel(event)} ${VERBS[event.k]} ${name}${isMessage ? other : rest ? ' ' + rest : ''}`.replace(/ +/g, ' ');
}

const laneLabel = event => (event.inc > 1 ? event.node + '.' + event.inc : event.node);

function timeText(micros) {
  return micros < 1e7 ? (micros / 1e3).toFixed(micros < 1e4 ? 2 : 1) + ' ms' : (micros / 1e6).toFixed(3) + ' s';
}

/** All text of an event, in small letters, for searching. */
function searchText(event) {
  return [event.n, event.node, event.peer, event.k, event.type, event.op, event.msg, event.txt, event.why, whole(event.d ?? '')]
    .filter(part => part !== undefined).join(' ').toLowerCase();
}
