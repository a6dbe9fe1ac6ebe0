import { groupOf, literal } from '../base/python.js';

/**
 * Where two values of the server differ: `{expected, actual, where}`. The maps have the places of
 * the parts that only one value has: the key is the path to the part ("" for the whole value,
 * "2.0" for the first item of the third), the value is `true`, or `[start, end]` within a text.
 * `where` describes the first difference: `{place, character, missing, extra}`, where the place is as
 * Python writes it, such as "[2]['name']", and `missing` and `extra` say that only one value has it.
 */
export function differences(expected, actual) {
  const found = { expected: new Map(), actual: new Map(), where: null };
  compare(expected, actual, { left: [], right: [], place: '' }, found);
  return found;
}

/** Items of dicts may stand at different places, so each side has a path of its own. */
function compare(expected, actual, at, found) {
  if (literal(expected) === literal(actual)) {
    return;
  }
  const [left, right] = [groupOf(expected), groupOf(actual)];
  if (left && right && left.open === right.open && left.close === right.close) {
    compareItems(left, right, at, found);
  } else if (typeof expected === 'string' && typeof actual === 'string') {
    compareTexts(expected, actual, at, found);
  } else {
    note(found, at, { expected: true, actual: true });
  }
}

function compareItems(left, right, { left: one, right: other, place }, found) {
  const isSet = left.open.endsWith('{') && left.items.every(([key]) => key === '');
  const pairs = isSet || left.open === '{' ? byKey(left, right, isSet) : byPlace(left, right);
  for (const [i, j] of pairs) {
    const [key] = left.items[i] ?? right.items[j];
    // After the key of a dict comes a colon.
    const inner = `[${key.replace(/: $/, '') || (i ?? j)}]`;
    const at = { left: [...one, i], right: [...other, j], place: place + inner };
    if (i === undefined) {
      note(found, at, { actual: true });
    } else if (j === undefined) {
      note(found, at, { expected: true });
    } else {
      compare(left.items[i][1], right.items[j][1], at, found);
    }
  }
}

function byKey(left, right, isSet) {
  const keyOf = ([key, value]) => (isSet ? literal(value) : key);
  const places = new Map(right.items.map((item, j) => [keyOf(item), j]));
  const pairs = left.items.map((item, i) => {
    const j = places.get(keyOf(item));
    places.delete(keyOf(item));
    return [i, j];
  });
  return [...pairs, ...[...places.values()].map((j) => [undefined, j])];
}

/** Pairs the items from the front, then from the back; what is left in the middle is paired in order. */
function byPlace({ items: left }, { items: right }) {
  const same = (i, j) => literal(left[i][1]) === literal(right[j][1]);
  let back = 0;
  let front = 0;
  const shorter = Math.min(left.length, right.length);
  while (front < shorter && same(front, front)) {
    front++;
  }
  if (left.length !== right.length) {
    while (back < shorter - front && same(left.length - 1 - back, right.length - 1 - back)) {
      back++;
    }
  }
  const pairs = [];
  for (let at = front; at < Math.max(left.length, right.length) - back; at++) {
    pairs.push([
      at < left.length - back ? at : undefined,
      at < right.length - back ? at : undefined,
    ]);
  }
  return pairs;
}

function compareTexts(expected, actual, at, found) {
  const shorter = Math.min(expected.length, actual.length);
  let start = 0;
  while (start < shorter && expected[start] === actual[start]) {
    start++;
  }
  let back = 0;
  while (back < shorter - start && expected.at(-1 - back) === actual.at(-1 - back)) {
    back++;
  }
  note(found, at, {
    expected: [start, expected.length - back],
    actual: [start, actual.length - back],
    character: start,
  });
}

function note(found, { left, right, place }, { expected, actual, character }) {
  if (expected) {
    found.expected.set(left.join('.'), expected);
  }
  if (actual) {
    found.actual.set(right.join('.'), actual);
  }
  found.where ??= { place, character, missing: !actual, extra: !expected };
}

/**
 * The numbers of the lines that differ, from 0. Blanks count only if nothing else differs, because
 * most puzzles ignore them.
 */
export function differingLines(expected, actual) {
  const found = unequal(expected, actual, (line) => words(line).join(' '));
  return found.size > 0 ? found : unequal(expected, actual, (line) => line);
}

/** Where two outputs differ first: `{kind, line, word, expected, actual}`; numbers are from 1. */
export function firstDifference(expected, actual) {
  if (actual.trim() === '' && expected.trim() !== '') {
    return { kind: 'nothing' };
  }
  const [at = 0] = differingLines(expected, actual);
  const [left, right] = [expected, actual].map((text) => words(text.split('\n')[at] ?? ''));
  const word = left.findIndex((one, i) => one !== right[i]);
  const place = word < 0 ? left.length : word;
  if (left.length === right.length && word < 0) {
    return { kind: 'blanks', line: at + 1 };
  }
  const kind = place >= right.length ? 'wordMissing' : place >= left.length ? 'wordExtra' : 'word';
  return { kind, line: at + 1, word: place + 1, expected: left[place], actual: right[place] };
}

function words(line) {
  return line.split(/\s+/).filter(Boolean);
}

function unequal(expected, actual, as) {
  const [left, right] = [expected.split('\n'), actual.split('\n')];
  const found = new Set();
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    if (as(left[i] ?? '') !== as(right[i] ?? '')) {
      found.add(i);
    }
  }
  return found;
}
