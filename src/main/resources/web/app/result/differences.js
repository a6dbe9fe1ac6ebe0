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
  compare(expected, actual, [], found);
  return found;
}

function compare(expected, actual, path, found) {
  if (literal(expected) === literal(actual)) {
    return;
  }
  const [left, right] = [groupOf(expected), groupOf(actual)];
  if (left && right && left.open === right.open && left.close === right.close) {
    compareItems(left, right, path, found);
  } else if (typeof expected === 'string' && typeof actual === 'string') {
    compareTexts(expected, actual, path, found);
  } else {
    note(found, path, '', { expected: true, actual: true });
  }
}

function compareItems(left, right, path, found) {
  const isSet = left.open.endsWith('{') && left.items.every(([key]) => key === '');
  const pairs = isSet || left.open === '{' ? byKey(left, right, isSet) : byPlace(left, right);
  for (const [i, j] of pairs) {
    if (i === undefined) {
      note(found, [...path, j], placeOf(right, j), { actual: true });
    } else if (j === undefined) {
      note(found, [...path, i], placeOf(left, i), { expected: true });
    } else {
      compareAt(left.items[i][1], right.items[j][1], [path, i, j, placeOf(left, i)], found);
    }
  }
}

/** The place of an item: after the key of a dict comes a colon. */
function placeOf({ items }, i) {
  const key = items[i][0].replace(/: $/, '');
  return `[${key || i}]`;
}

/** Items of dicts may stand at different places, so each side has its own path. */
function compareAt(expected, actual, [path, i, j, place], found) {
  const inner = { expected: new Map(), actual: new Map(), where: null };
  compare(expected, actual, [], inner);
  const under = (index, map, target) => {
    for (const [rest, value] of map) {
      target.set([...path, index, rest].filter((part) => part !== '').join('.'), value);
    }
  };
  under(i, inner.expected, found.expected);
  under(j, inner.actual, found.actual);
  if (inner.where && !found.where) {
    found.where = { ...inner.where, place: place + inner.where.place };
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

function compareTexts(expected, actual, path, found) {
  const shorter = Math.min(expected.length, actual.length);
  let start = 0;
  while (start < shorter && expected[start] === actual[start]) {
    start++;
  }
  let back = 0;
  while (back < shorter - start && expected.at(-1 - back) === actual.at(-1 - back)) {
    back++;
  }
  note(found, path, '', {
    expected: [start, expected.length - back],
    actual: [start, actual.length - back],
    character: start,
  });
}

function note(found, path, place, { expected, actual, character }) {
  const key = path.join('.');
  if (expected) {
    found.expected.set(key, expected);
  }
  if (actual) {
    found.actual.set(key, actual);
  }
  found.where ??= { place, character, missing: !actual, extra: !expected };
}
