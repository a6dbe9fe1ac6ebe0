import { JsonError, JsonReader } from './json-reader.js';
import { LiteralError, PythonReader } from './python-reader.js';

/**
 * The tests of a bundle as a table, without loss: `{kind: 'json' | 'python', before, after,
 * categories: [{name, raw, tests: [{parts: Map of {raw, items?, value?} by key, line, last}]}]}`.
 * A table of a program also has `texts: true`. `raw` is the text in the file; what nobody changes is written as it was. `before` and `after` are
 * the text around the literal. `line` and `last` are the first and last line of a test.
 */

export const JSON_TESTS = 'tests.json';
export const PYTHON_TESTS = 'tests.py';

const KEYS = ['input', 'code', 'answer', 'explanation', 'sample'];
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
  const root = kind === 'json' ? jsonRoot(text) : pythonRoot(text);
  const lineOf = lineCounter(text);
  const refuse = (reason, node, word) => {
    throw new NoTable(reason, lineOf(node.start), word);
  };
  if (root.kind !== 'dict') {
    refuse('shape', root);
  }
  const names = new Set();
  const categories = root.entries.map(({ key, value }) => {
    if (key.kind !== 'text' || value.kind !== 'list') {
      refuse('shape', key);
    }
    if (names.has(key.value)) {
      refuse('twice', key, key.value);
    }
    names.add(key.value);
    return {
      name: key.value,
      raw: text.slice(key.start, key.end),
      tests: value.items.map((item) => test(text, item, lineOf, refuse)),
    };
  });
  return { kind, before: text.slice(0, root.start), after: text.slice(root.end), categories };
}

function test(text, node, lineOf, refuse) {
  if (node.kind !== 'dict') {
    refuse('shape', node);
  }
  const parts = new Map();
  for (const { key, value } of node.entries) {
    if (!KEYS.includes(key.value)) {
      refuse('unknown', key, text.slice(key.start, key.end));
    }
    if (parts.has(key.value)) {
      refuse('twice', key, key.value);
    }
    const isWrong =
      { explanation: value.kind !== 'text', code: value.kind !== 'text' }[key.value] ??
        (key.value === 'sample' && value.kind !== 'boolean');
    if (isWrong) {
      refuse('shape', value);
    }
    const raw = text.slice(value.start, value.end);
    parts.set(key.value, {
      raw,
      ...(value.items && value.kind === 'list' && raw.startsWith('[') && { items: value.items }),
      ...(value.kind === 'text' && { value: value.value }),
      ...(value.kind === 'boolean' && { value: value.value }),
    });
  }
  return { parts, line: lineOf(node.start), last: lineOf(node.end) };
}

function jsonRoot(text) {
  const reader = new JsonReader(text);
  try {
    const root = reader.value();
    reader.end();
    return root;
  } catch (error) {
    throw noTable(error, text);
  }
}

function pythonRoot(text) {
  const start = ASSIGNMENT.exec(text);
  if (!start) {
    throw new NoTable('noTests', 1);
  }
  const reader = new PythonReader(text, start.index + start[0].length);
  try {
    const root = reader.value();
    if (reader.comment !== null) {
      throw new NoTable('comment', lineCounter(text)(reader.comment));
    }
    reader.skip();
    if (reader.at < text.length) {
      throw new NoTable('more', lineCounter(text)(reader.at));
    }
    return root;
  } catch (error) {
    throw noTable(error, text);
  }
}

function noTable(error, text) {
  const isUnreadable = error instanceof JsonError || error instanceof LiteralError;
  return isUnreadable ? new NoTable('unreadable', lineCounter(text)(error.place)) : error;
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
