import { get } from '../../base/api.js';
import { t } from '../../base/language.js';
import { groupOf, inline, parse, scalar } from '../../base/python.js';
import { puzzleApi } from '../addresses.js';
import { openWorkspace } from '../bundle/kept.js';
import { LiteralReader } from './literals.js';
import { NoTable, readTests, TESTS_FILES, writeTests } from './tests-file.js';

/**
 * Changes of the tests that `readTests` gives. The texts of the cells are Python; a tests.json has the
 * same values as JSON.
 */

/** A category of its own, as the last one, changes no declared category of a wrong solution. */
const NEW_CATEGORY = 'Extra';

/** Whether the player's code is a program, whose inputs and answers are texts. */
export function isProgram(files) {
  return /^kind:\s*["']?program\b/m.test(files['puzzle.yaml'] ?? '');
}

/** What a cell shows; '' for a part that the test lacks. */
export function cellText({ kind, texts }, test, key) {
  const part = test.parts.get(key);
  if (!part || !isValue(key) || (texts && part.value !== undefined)) {
    return part?.value ?? '';
  }
  part.text ??= pythonOf(kind, part, key === 'input' && part.items);
  return part.text;
}

function isValue(key) {
  return key === 'input' || key === 'answer';
}

/** The Python of a value in a file; that of arguments is without the brackets, such as "1, [2]". */
function pythonOf(kind, { raw }, areArguments) {
  const text = kind === 'python' ? raw : oneLine(parse(raw));
  return areArguments ? text.slice(1, -1).trim().replace(/,$/, '') : text;
}

function oneLine(value) {
  const group = groupOf(value);
  return group ? inline(group) : scalar(value);
}

/** Changes a cell. Throws a LiteralError if the text is no value; then nothing changes. */
export function setCell({ kind, texts }, test, key, text) {
  const isEmpty = text.trim() === '';
  if (isEmpty && (key === 'explanation' || (key === 'answer' && !texts))) {
    // A referee needs no answer.
    test.parts.delete(key);
  } else if (texts || !isValue(key)) {
    test.parts.set(key, { raw: textRaw(kind, text), value: text });
  } else {
    test.parts.set(key, { ...valuePart(kind, key, text), text });
  }
}

function valuePart(kind, key, text) {
  const areArguments = key === 'input';
  const reader = new LiteralReader(text);
  const items = areArguments ? reader.values() : [reader.value()];
  if (!reader.isAtEnd()) {
    reader.failUnknown(text[reader.at]);
  }
  if (reader.comment !== null) {
    // It would hide what comes after it in the line.
    reader.failUnknown('#', reader.comment);
  }
  const raw = kind === 'python' ? text.trim() : items.map(({ json }) => json).join(', ');
  return areArguments ? { raw: `[${raw}]`, items } : { raw };
}

/** What a file gets for a text: JSON, or Python's repr with the double quotes that authors write. */
function textRaw(kind, text) {
  if (kind === 'json') {
    return JSON.stringify(text);
  }
  const said = scalar(text);
  return said.startsWith("'") && !text.includes('"')
    ? `"${said.slice(1, -1).replaceAll("\\'", "'")}"`
    : said;
}

export function isSample(test) {
  return test.parts.get('sample')?.value === true;
}

export function setSample({ kind }, test, isSample) {
  if (isSample) {
    test.parts.set('sample', { raw: kind === 'python' ? 'True' : 'true', value: true });
  } else {
    test.parts.delete('sample');
  }
}

/** Adds a test whose parts are texts of Python, and returns it. */
export function addTest(table, category, { input, answer }) {
  const test = { parts: new Map(), line: 0, last: 0 };
  setCell(table, test, 'input', input);
  setCell(table, test, 'answer', answer);
  category.tests.push(test);
  return test;
}

/** Removes a test, and its category if that has no other test. */
export function removeTest(table, category, test) {
  category.tests = category.tests.filter((other) => other !== test);
  if (category.tests.length === 0) {
    table.categories = table.categories.filter((other) => other !== category);
  }
}

/** Adds an empty category, or returns the one with this name. */
export function addCategory(table, name) {
  const known = table.categories.find((category) => category.name === name);
  if (known) {
    return known;
  }
  const category = { name, raw: textRaw(table.kind, name), tests: [] };
  table.categories.push(category);
  return category;
}

/** Renames a category, unless another one has the name. */
export function renameCategory(table, category, name) {
  const isTaken = table.categories.some((other) => other !== category && other.name === name);
  const isUsable = !isTaken && name.trim() !== '';
  if (isUsable) {
    Object.assign(category, { name, raw: textRaw(table.kind, name) });
  }
  return isUsable;
}

/** The text of a file of tests with one more test; `texts` says that the code is a program. */
export function withTest(kind, text, name, cells, texts = false) {
  const table = { ...readTests(kind, text), texts };
  addTest(table, addCategory(table, name), cells);
  return writeTests(table);
}

/**
 * Adds a test with values of the server to the newest files of a puzzle, as an edit that is not stored
 * yet. Returns the path of the tests.
 */
export async function addToTests(slug, { input, answer }, signal) {
  const { items } = await get(puzzleApi(slug, '/versions?limit=1'), signal);
  const work = await openWorkspace(slug, items[0].version, signal);
  const texts = isProgram(work.texts);
  const path = Object.keys(TESTS_FILES).find((path) => work.files.has(path));
  const cells = texts
    ? { input: [input].flat()[0], answer }
    : { input: oneLine(input).slice(1, -1), answer: oneLine(answer) };
  try {
    const text = work.files.get(path) ?? '';
    work.set(path, withTest(TESTS_FILES[path], text, NEW_CATEGORY, cells, texts));
  } catch (error) {
    throw error instanceof NoTable ? new Error(whyNoTable(error)) : error;
  }
  return path;
}

/** Why tests cannot be a table. */
export function whyNoTable({ reason, line, word }) {
  return t(`desk.table.why.${reason}`, { line: String(line), word });
}
