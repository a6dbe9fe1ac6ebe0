// Judges a solution by Node alone, without any code of Arbiter: reads {source, function, tests,
// tolerance} and prints accepted, wrong_answer, exception or setup_error. Integers beyond 2^53 are
// {"$int": text}; tuples and dicts have the tags of tests.json.
const fs = require('fs');
const vm = require('vm');

const TAGS = {
  $int: BigInt,
  $tuple: (items) => items.map(value),
  $set: (items) => new Set(items.map(value)),
  $dict: (entries) => new Map(entries.map((entry) => entry.map(value))),
};

function value(encoded) {
  if (Array.isArray(encoded)) {
    return encoded.map(value);
  }
  if (encoded === null || typeof encoded !== 'object') {
    return encoded;
  }
  const [tag, ...others] = Object.keys(encoded);
  return others.length === 0 && Object.hasOwn(TAGS, tag)
    ? TAGS[tag](encoded[tag])
    : Object.fromEntries(Object.entries(encoded).map(([key, one]) => [key, value(one)]));
}

/** The values of tests are Python's, where true equals 1. */
const isNumber = (one) => ['number', 'bigint', 'boolean'].includes(typeof one);
const entriesOf = (one) =>
  one instanceof Map ? [...one] : Object.getPrototypeOf(one) === Object.prototype
    ? Object.entries(one) : null;

function same(expected, actual, tolerance) {
  if (expected === null) {
    return actual === null || actual === undefined;
  }
  if (isNumber(expected) && isNumber(actual)) {
    return tolerance === null
      ? expected == actual : Math.abs(Number(expected) - Number(actual)) <= tolerance;
  }
  if (typeof expected !== 'object' || typeof actual !== 'object' || actual === null) {
    return expected === actual;
  }
  if (Array.isArray(expected) || Array.isArray(actual)) {
    return Array.isArray(expected) && Array.isArray(actual) &&
      expected.length === actual.length &&
      expected.every((one, i) => same(one, actual[i], tolerance));
  }
  if (expected instanceof Set) {
    return actual instanceof Set && expected.size === actual.size &&
      [...expected].every((one) => [...actual].some((other) => same(one, other, tolerance)));
  }
  const [left, right] = [entriesOf(expected), entriesOf(actual)];
  return left !== null && right !== null && left.length === right.length &&
    left.every(([key, one]) =>
      right.some(([other, each]) => same(key, other, null) && same(one, each, tolerance)));
}

function judged({ source, function: name, tests, tolerance }) {
  let called;
  try {
    vm.runInThisContext(source);
    called = vm.runInThisContext(name);
  } catch {
    return 'setup_error';
  }
  for (const { input, answer } of tests) {
    try {
      if (!same(value(answer), called(...input.map(value)), tolerance)) {
        return 'wrong_answer';
      }
    } catch {
      return 'exception';
    }
  }
  return 'accepted';
}

console.log(judged(JSON.parse(fs.readFileSync(0, 'utf8'))));
