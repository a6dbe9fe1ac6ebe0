import { LiteralError, LiteralReader } from './literals.js';

/**
 * The tests of a bundle as a table, without loss: `{kind: 'json' | 'python', before, after,
 * categories: [{name, raw, tests: [{parts: Map of {raw, items?, value?} by key, line, last}]}]}`.
 * A table of a program also has `texts: true`. `raw` is the text in the file; what nobody changes is
 * written as it was. `before` and `after` are the text around the literal. `line` and `last` are the
 * first and last line of a test.
 */

export const JSON_TESTS = 'tests.json';

/** The files that can have a bundle's tests, with the kind of their table. */
export const TESTS_FILES = { [JSON_TESTS]: 'json', 'tests.py': 'python' };

/** The parts of a test, with the kind of value that the file must have. */
const KINDS = { input: null, code: 'text', answer: null, explanation: 'text', sample: 'boolean' };
const ASSIGNMENT = /^TESTS\b[^=\n]*=[ \t]*/m;

/** Tests that cannot be a table. `reason` is a key of the texts, `line` the place, from 1. */
export class NoTable extends Error {
  constructor(reason, line, word = '') {
    super(reason);
    this.reason = reason;
    this.line = line;
    this.word = word;
  }
}

/** Reads a file. Throws a NoTable. */
export function readTests(kind, text) {
  const lineOf = lineCounter(text);
  const refuse = (reason, place, word) => {
    throw new NoTable(reason, lineOf(place), word);
  };
  const root = rootOf(kind, text, refuse);
  const names = new Set();
  const categories = entriesOf(root, refuse).map(({ key, value }) => {
    if (key.kind !== 'text' || value.kind !== 'list') {
      refuse('shape', key.start);
    }
    if (names.has(key.value)) {
      refuse('twice', key.start, key.value);
    }
    names.add(key.value);
    const tests = value.items.map((node) => ({
      parts: partsOf(text, node, refuse),
      line: lineOf(node.start),
      last: lineOf(node.end),
    }));
    return { name: key.value, raw: text.slice(key.start, key.end), tests };
  });
  return { kind, before: text.slice(0, root.start), after: text.slice(root.end), categories };
}

function rootOf(kind, text, refuse) {
  const isJson = kind === 'json';
  const start = isJson ? { index: 0, 0: '' } : ASSIGNMENT.exec(text) ?? refuse('noTests', 0);
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

function entriesOf(node, refuse) {
  return node.entries ?? refuse('shape', node.start);
}

function partsOf(text, node, refuse) {
  const parts = new Map();
  for (const { key, value } of entriesOf(node, refuse)) {
    const kind = KINDS[key.value];
    if (kind === undefined) {
      refuse('unknown', key.start, text.slice(key.start, key.end));
    }
    if (parts.has(key.value)) {
      refuse('twice', key.start, key.value);
    }
    if (kind !== null && kind !== value.kind) {
      refuse('shape', value.start);
    }
    parts.set(key.value, partOf(text, value));
  }
  return parts;
}

function partOf(text, { kind, start, end, items, value }) {
  const raw = text.slice(start, end);
  return {
    raw,
    ...(kind === 'list' && raw.startsWith('[') && { items }),
    ...((kind === 'text' || kind === 'boolean') && { value }),
  };
}

function lineCounter(text) {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  return (place) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      [low, high] = starts[middle] <= place ? [middle + 1, high] : [low, middle];
    }
    return low;
  };
}

/** The text of a table: one test a line. The lines of the tests become those of this text. */
export function writeTests({ kind, before, after, categories }) {
  const step = kind === 'json' ? '  ' : '    ';
  const comma = kind === 'json' ? '' : ',';
  let text = `${before}{\n`;
  let line = text.split('\n').length;
  categories.forEach(({ raw, tests }, i) => {
    text += `${step}${raw}: [\n`;
    line++;
    tests.forEach((one, j) => {
      const entries = [...one.parts].map(([key, part]) => `"${key}": ${part.raw}`);
      const written = `${step}${step}{${entries.join(', ')}}`;
      text += written + (j < tests.length - 1 ? ',' : comma) + '\n';
      one.line = line;
      one.last = line + written.split('\n').length - 1;
      line = one.last + 1;
    });
    text += `${step}]${i < categories.length - 1 ? ',' : comma}\n`;
    line++;
  });
  return `${text}}${after}`;
}
