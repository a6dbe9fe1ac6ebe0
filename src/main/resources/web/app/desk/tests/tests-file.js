import { LiteralError, LiteralReader } from './literals.js';

/**
 * The tests of a bundle as a table, without loss: `{kind: 'json' | 'python', before, after,
 * categories: [{name, raw, tests: [{parts: Map of {raw, items?, value?} by key, line, last}]}]}`.
 * A table of a program also has `texts: true`. `raw` is the text in the file; what nobody changes is
 * written as it was. `before` and `after` are the text around the literal. `line` and `last` are the
 * first and last line of a test.
 */

const JSON_TESTS = 'tests.json';

/** The files that can have a bundle's tests, with the kind of their table. */
export const TESTS_FILES = { [JSON_TESTS]: 'json', 'tests.py': 'python' };

/** The parts of a test, with the kind of value that a file must have. */
const KINDS = { input: null, code: 'text', answer: null, explanation: 'text', sample: 'boolean' };
const ASSIGNMENT = /^TESTS\b[^=\n]*=[ \t]*/m;

/** Tests that cannot be a table. `reason` is a key of the texts, `line` the place, from 1. */
export class NoTable extends Error {
  constructor(reason, line, word = '') {
    super(reason);
    Object.assign(this, { reason, line, word });
  }
}

/** Reads a file. Throws a NoTable. */
export function readTests(kind, text) {
  const lineOf = lineCounter(text);
  const refuse = (reason, place, word) => {
    throw new NoTable(reason, lineOf(place), word);
  };
  const entriesOf = (node) => node.entries ?? refuse('shape', node.start);
  const root = rootOf(kind, text, refuse);
  const names = new Set();
  const categories = entriesOf(root).map(({ key, value }) => {
    if (key.kind !== 'text' || value.kind !== 'list') {
      refuse('shape', key.start);
    }
    if (names.has(key.value)) {
      refuse('twice', key.start, key.value);
    }
    names.add(key.value);
    const tests = value.items.map((node) => ({
      parts: partsOf(text, entriesOf(node), refuse),
      line: lineOf(node.start),
      last: lineOf(node.end),
    }));
    return { name: key.value, raw: text.slice(key.start, key.end), tests };
  });
  return { kind, before: text.slice(0, root.start), after: text.slice(root.end), categories };
}

function rootOf(kind, text, refuse) {
  const isJson = kind === 'json';
  const start = isJson ? /^/.exec(text) : ASSIGNMENT.exec(text) ?? refuse('noTests', 0);
  const reader = new LiteralReader(text, { place: start.index + start[0].length, isJson });
  try {
    const root = reader.value();
    if (reader.comment !== null) {
      refuse('comment', reader.comment);
    }
    return reader.isAtEnd() ? root : refuse(isJson ? 'unreadable' : 'more', reader.at);
  } catch (error) {
    throw error instanceof LiteralError ? refuse('unreadable', error.place) : error;
  }
}

function partsOf(text, entries, refuse) {
  const parts = new Map();
  for (const { key, value: { kind, start, end, items, value } } of entries) {
    const wanted = KINDS[key.value];
    if (wanted === undefined) {
      refuse('unknown', key.start, text.slice(key.start, key.end));
    }
    if (parts.has(key.value)) {
      refuse('twice', key.start, key.value);
    }
    if (wanted !== null && wanted !== kind) {
      refuse('shape', start);
    }
    const raw = text.slice(start, end);
    const isList = kind === 'list' && raw.startsWith('[');
    const isShown = kind === 'text' || kind === 'boolean';
    parts.set(key.value, { raw, ...(isList && { items }), ...(isShown && { value }) });
  }
  return parts;
}

function lineCounter(text) {
  const ends = Array.from(text.matchAll(/\n/g), ({ index }) => index);
  return (place) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      [low, high] = ends[middle] < place ? [middle + 1, high] : [low, middle];
    }
    return low + 1;
  };
}

/** The text of a table: one test a line. The lines of the tests become those of this text. */
export function writeTests({ kind, before, after, categories }) {
  const step = kind === 'json' ? '  ' : '    ';
  const comma = kind === 'json' ? '' : ',';
  const lines = [`${before}{`];
  let line = before.split('\n').length + 1;
  const ending = (list, i) => i < list.length - 1 ? ',' : comma;
  categories.forEach(({ raw, tests }, i) => {
    lines.push(`${step}${raw}: [`);
    line++;
    tests.forEach((one, j) => {
      const entries = [...one.parts].map(([key, part]) => `"${key}": ${part.raw}`).join(', ');
      lines.push(`${step}${step}{${entries}}${ending(tests, j)}`);
      one.line = line;
      one.last = line + entries.split('\n').length - 1;
      line = one.last + 1;
    });
    lines.push(`${step}]${ending(categories, i)}`);
    line++;
  });
  return `${lines.join('\n')}\n}${after}`;
}
