import { argumentsRaw, argumentsText, textRaw, valueRaw, valueText } from './values.js';
import { readTests, writeTests } from './tests-file.js';

/** Changes of the tests that `readTests` gives. */

/** Whether the player's code is a program, whose inputs and answers are texts. */
export function isProgram(files) {
  return /^kind:\s*["']?program\b/m.test(files['puzzle.yaml'] ?? '');
}

/** What a cell shows; '' for a part that the test lacks. */
export function cellText({ kind, texts }, test, key) {
  const part = test.parts.get(key);
  if (!part) {
    return '';
  }
  if (!isValue(key) || (texts && part.value !== undefined)) {
    return part.value;
  }
  part.text ??= key === 'input' ? argumentsText(kind, part) : valueText(kind, part);
  return part.text;
}

/** Changes a cell. Throws a LiteralError if the text is no value; then nothing changes. */
export function setCell({ kind, texts }, test, key, text) {
  const isEmpty = text.trim() === '';
  if (isEmpty && (key === 'explanation' || (key === 'answer' && !texts))) {
    // A referee needs no answer.
    test.parts.delete(key);
  } else if (texts || !isValue(key)) {
    test.parts.set(key, textRaw(kind, text));
  } else {
    const part = key === 'input' ? argumentsRaw(kind, text) : valueRaw(kind, text);
    test.parts.set(key, { ...part, text });
  }
}

function isValue(key) {
  return key === 'input' || key === 'answer';
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
  const category = { name, raw: textRaw(table.kind, name).raw, tests: [] };
  table.categories.push(category);
  return category;
}

/** Renames a category, unless another one has the name. */
export function renameCategory(table, category, name) {
  const isTaken = table.categories.some((other) => other !== category && other.name === name);
  if (isTaken || name.trim() === '') {
    return false;
  }
  Object.assign(category, { name, raw: textRaw(table.kind, name).raw });
  return true;
}

/** The text of a file of tests with one more test; `texts` says that the code is a program. */
export function withTest(kind, text, name, { input, answer }, texts = false) {
  const table = { ...readTests(kind, text), texts };
  addTest(table, addCategory(table, name), { input, answer });
  return writeTests(table);
}
