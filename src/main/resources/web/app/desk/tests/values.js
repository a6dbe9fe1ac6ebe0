import { groupOf, inline, parse, plainKey, scalar, tagOf } from '../../base/python.js';
import { LiteralReader } from './literals.js';

/** The texts of a table's cells are Python; a tests.json has the same values as JSON. */

/** The arguments of a call, such as "1, [2]", of a value in a file. */
export function argumentsText(kind, { raw, items }) {
  const text = valueText(kind, { raw });
  return items ? text.slice(1, -1).trim().replace(/,$/, '') : text;
}

/** A value in a file, as Python. */
export function valueText(kind, { raw }) {
  return kind === 'python' ? raw : oneLine(parse(raw));
}

/** A value of the server as Python in one line. */
export function oneLine(value) {
  const group = groupOf(value);
  return group ? inline(group) : scalar(value);
}

/** What a file gets for arguments. Throws a LiteralError if the text has none. */
export function argumentsRaw(kind, text) {
  const items = read(text, (reader) => reader.values());
  const raw = kind === 'python' ? `[${text.trim()}]` : json(items.map(({ value }) => value));
  return { raw, items };
}

/** What a file gets for a value. Throws a LiteralError if the text is none. */
export function valueRaw(kind, text) {
  const { value } = read(text, (reader) => reader.value());
  return { raw: kind === 'python' ? text.trim() : json(value) };
}

/** Reads a whole text. A comment would hide what comes after it in the line. */
function read(text, readAll) {
  const reader = new LiteralReader(text);
  const found = readAll(reader);
  if (!reader.isAtEnd()) {
    reader.failUnknown(text[reader.at]);
  }
  if (reader.comment !== null) {
    reader.failUnknown('#', reader.comment);
  }
  return found;
}

/** What a file gets for a text. */
export function textRaw(kind, text) {
  return { raw: kind === 'python' ? pythonString(text) : JSON.stringify(text), value: text };
}

/** Python's repr, but with the double quotes that authors write. */
function pythonString(text) {
  const said = scalar(text);
  return said.startsWith("'") && !text.includes('"')
    ? `"${said.slice(1, -1).replaceAll("\\'", "'")}"`
    : said;
}

/** The JSON of a value that `parse` or the reader gave, in the encoding of bundles. */
export function json(value) {
  if (Array.isArray(value)) {
    return `[${value.map(json).join(', ')}]`;
  }
  if (value === null || typeof value !== 'object') {
    return JSON.stringify(value);
  }
  const tag = tagOf(value);
  const content = value[tag];
  if (tag === '$int' || (tag === '$float' && /\d/.test(content))) {
    return content;
  }
  if (tag === '$dict' && isObject(content)) {
    return object(content);
  }
  return object(
    tag ? [[tag, content]] : Object.entries(value).map(([key, item]) => [plainKey(key), item]),
  );
}

function object(entries) {
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}: ${json(item)}`).join(', ')}}`;
}

/** Whether a dict has only keys that JSON has, each once. */
function isObject(pairs) {
  const keys = pairs.map(([key]) => key);
  return keys.every((key) => typeof key === 'string' && !key.startsWith('$')) &&
    new Set(keys).size === keys.length;
}
