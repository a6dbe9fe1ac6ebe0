import { t } from '../../base/language.js';

/**
 * The tests of a bundle as a table, without loss: what nobody changes is written as it was. An entry is
 * `{head, items, comma, foot}`, or `{key, head, raw, foot}` for a part of a test: the pieces of its
 * text in the file. The file's items are categories, their items are tests, and theirs are parts.
 */

/** The files that can have a bundle's tests, with what their languages write. */
const LANGUAGES = {
  'tests.json': { none: 'null', yes: 'true', step: '  ' },
  'tests.py': { none: 'None', yes: 'True', step: '    ' },
};
export const TESTS_FILES = Object.keys(LANGUAGES);

const STRING = String.raw`"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'`;
const LONG_STRING = String.raw`"""(?:[^\\]|\\[^])*?"""|'''(?:[^\\]|\\[^])*?'''`;
/** A comma inside a string, a comment or brackets does not end an item. */
const TOKEN = new RegExp(String.raw`${LONG_STRING}|${STRING}|#.*|[^"'#,()[\]{}]+|[^]`, 'g');
/** What may be between two items. */
const GAP = String.raw`(?:\s|#.*(?:\n|$))*`;
const BLANK = new RegExp(`^${GAP}$`);

const FILE = new RegExp(
  String.raw`^((?:(?:[^]*\n)?TESTS\b[^=\n]*=)?\s*\{)([^]*)(\}${GAP})$`,
);
const TEST = new RegExp(String.raw`^(${GAP}\{)([^]*)(\}\s*)$`);
const ENTRY = String.raw`^(${GAP})(${STRING})(\s*:\s*)`;
const CATEGORY = new RegExp(String.raw`${ENTRY}\[([^]*)\](\s*)$`);
const PART = new RegExp(String.raw`${ENTRY}([^]*?)(\s*)$`);
const ARGUMENTS = /^(\[)([^]*)(\])$/;

/**
 * Reads a file of tests. Throws an Error if the tests cannot be a table.
 *
 * @param texts whether the player's code is a program, whose inputs and answers are texts
 */
export function readTests(path, text, texts = false) {
  const table = { ...LANGUAGES[path], texts, ...list(matched(FILE, text), category) };
  writeTests(table);
  return table;
}

function matched(pattern, text) {
  const [, ...pieces] = pattern.exec(text) ?? fail();
  return pieces;
}

function fail() {
  throw new Error(t('desk.table.cannot'));
}

function list([head, body, foot], read) {
  const items = split(body);
  const last = items.pop();
  const isBlank = BLANK.test(last);
  const item = last.trimEnd();
  return {
    head,
    items: (isBlank ? items : [...items, item]).map(read),
    comma: isBlank && items.length > 0 ? ',' : '',
    foot: (isBlank ? last : last.slice(item.length)) + foot,
  };
}

/** The pieces of a text between its commas. */
function split(text) {
  const pieces = [''];
  let depth = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    if (depth === 0 && token === ',') {
      pieces.push('');
      continue;
    }
    // The comma after an item must not get into a comment.
    const isHiding = depth === 0 && token.startsWith('#') && !BLANK.test(pieces.at(-1));
    depth += Number(/^[([{]$/.test(token)) - Number(/^[)\]}]$/.test(token));
    if (isHiding || depth < 0) {
      fail();
    }
    pieces[pieces.length - 1] += token;
  }
  return depth > 0 ? fail() : pieces;
}

function category(text) {
  const [lead, name, colon, body, end] = matched(CATEGORY, text);
  return {
    ...list(['', body, `]${end}`], test),
    name,
    get head() {
      return `${lead}${this.name}${colon}[`;
    },
  };
}

function test(text) {
  return list(matched(TEST, text), part);
}

function part(text) {
  const [lead, name, colon, value, end] = matched(PART, text);
  const key = textOf(name);
  const [, open, raw, close] = (key === 'input' && ARGUMENTS.exec(value)) || ['', '', value, ''];
  return { key, head: `${lead}${name}${colon}${open}`, raw, foot: `${close}${end}` };
}

/** What a string says; undefined for other values, and for escapes that JSON does not have. */
function textOf(raw) {
  const plain = /^("""|'''|["'])([^\\"']*)\1$/.exec(raw);
  if (plain) {
    return plain[2];
  }
  try {
    return raw.startsWith('"') ? JSON.parse(raw) : undefined;
  } catch {
    return undefined;
  }
}

/** The text of a table. Each entry gets the first and the last line of what it holds. */
export function writeTests(table) {
  let text = '';
  let line = 1;
  const add = (piece) => {
    text += piece;
    line += piece.split('\n').length - 1;
  };
  const write = (entry) => {
    add(entry.head);
    entry.line = line;
    add(entry.raw ?? '');
    entry.items?.forEach((item, i) => {
      write(item);
      add(i < entry.items.length - 1 ? ',' : entry.comma);
    });
    entry.last = line;
    add(entry.foot);
  };
  write(table);
  return text;
}

/** Whether the player's code is a program. */
export function isProgram(files) {
  return /^kind:\s*["']?program\b/m.test(files['puzzle.yaml'] ?? '');
}

export function partOf(test, key) {
  return test.items.find((one) => one.key === key);
}

/** Explanations, code and what programs read and write are shown without quotes. */
function isText({ texts }, key) {
  return ['explanation', 'code'].includes(key) || (texts && key !== 'sample');
}

/** What a cell shows: a text, or the value as the file has it. */
export function cellText(table, test, key) {
  const raw = partOf(test, key)?.raw ?? '';
  return (isText(table, key) ? textOf(raw) : undefined) ?? raw;
}

/** Changes a cell. A value that cannot be read is written, too; the checks find it. */
export function setCell(table, test, key, text) {
  const known = partOf(test, key);
  const isNeeded = ['input', 'code'].includes(key) || (table.texts && key === 'answer');
  const isString = isText(table, key) && textOf(known?.raw ?? '""') !== undefined;
  const raw = isString ? JSON.stringify(text) : text;
  if (text === '' && !isNeeded) {
    test.items = test.items.filter((one) => one !== known);
  } else if (known) {
    known.raw = raw;
  } else {
    test.items.push(part(` "${key}": ${raw}`));
  }
}

/** Adds a test with values as they are written in the file, and returns it. */
export function addTest({ texts, none, step }, category, input, answer = texts ? '""' : none) {
  const [head] = /\s*\{$/.exec(category.items.at(-1)?.head ?? `\n${step}${step}{`);
  const given = texts ? input || '""' : `[${input}]`;
  const added = test(`${head}"input": ${given}, "answer": ${answer}}`);
  category.items.push(added);
  return added;
}

/** Removes a test, and its category if that has no other test. */
export function removeTest(table, category, test) {
  category.items = category.items.filter((other) => other !== test);
  table.items = table.items.filter((one) => one !== category || one.items.length > 0);
}

export function nameOf({ name }) {
  return textOf(name) ?? name;
}

export function rename(category, name) {
  category.name = JSON.stringify(name);
}

/** Adds an empty category, or returns the one with this name. */
export function addCategory(table, name) {
  const known = table.items.find((one) => nameOf(one) === name);
  if (known) {
    return known;
  }
  const { step, items, foot } = table;
  const added = category(`\n${step}${JSON.stringify(name)}: [\n${step}]`);
  table.foot = items.length === 0 ? `\n${foot.trimStart()}` : foot;
  items.push(added);
  return added;
}
