import { groupOf, inline, parse, plainKey, scalar, tagOf } from '../../base/python.js';
import { PythonReader } from './python-reader.js';

/** The texts of a table's cells are Python; a tests.json has the same values as JSON. */

/** The arguments of a call, such as "1, [2]", of a value in a file. */
export function argumentsText(kind, { raw, items }) {
  const isList = items !== undefined;
  if (kind === 'python') {
    return isList ? raw.slice(1, -1).trim().replace(/,$/, '') : raw;
  }
  const text = pythonOf(raw);
  return isList ? text.slice(1, -1) : text;
}

/** A value in a file, as Python. */
export function valueText(kind, { raw }) {
  return kind === 'python' ? raw : pythonOf(raw);
}

/** What a file gets for arguments. Throws a LiteralError if the text has none. */
export function argumentsRaw(kind, text) {
  const reader = new PythonReader(text);
  const nodes = reader.values();
  refuseComment(reader);
  const raw = kind === 'python' ? `[${text.trim()}]` : json(nodes.map((node) => node.value));
  return { raw, items: nodes };
}

/** What a file gets for a value. Throws a LiteralError if the text is none. */
export function valueRaw(kind, text) {
  const reader = new PythonReader(text);
  const node = reader.value();
  reader.skip();
  if (reader.at < text.length) {
    reader.fail(reader.unknown('', text[reader.at]));
  }
  refuseComment(reader);
  return { raw: kind === 'python' ? text.trim() : json(node.value) };
}

/** A comment would hide what comes after it in the line. */
function refuseComment(reader) {
  if (reader.comment !== null) {
    reader.fail(reader.unknown('', '#'), reader.comment);
  }
}

/** What a file gets for a text. */
export function textRaw(kind, text) {
  return { raw: kind === 'python' ? pythonString(text) : JSON.stringify(text) };
}

/** Python's repr, but with the double quotes that authors write. */
function pythonString(text) {
  const said = scalar(text);
  return said.startsWith("'") && !text.includes('"')
    ? `"${said.slice(1, -1).replaceAll("\\'", "'")}"`
    : said;
}

export function flagRaw(kind, isOn) {
  return { raw: kind === 'python' ? (isOn ? 'True' : 'False') : String(isOn) };
}

function pythonOf(raw) {
  const value = parse(raw);
  const group = groupOf(value);
  return group ? inline(group) : scalar(value);
}

/** The JSON of a value that `parse` or the reader of Python gave, in the encoding of bundles. */
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
  if (tag) {
    return object([[tag, content]]);
  }
  return object(Object.entries(value).map(([key, item]) => [plainKey(key), item]));
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
