import { groupOf, inline, inQuotes, quoteOf, scalar, WIDTH } from '../base/python.js';
import { h } from '../base/view.js';

/** A value as a Python literal, with the marked parts (as `differences` gives them) in `<mark>`. */
export function markedValue(value, marks) {
  const out = [];
  write(value, { path: '', indent: '', marks, out, marked: false });
  return out;
}

function write(value, at) {
  const mark = at.marks.get(at.path);
  if (mark === true) {
    put({ ...at, marked: true }, value);
  } else if (mark && typeof value === 'string') {
    putText(value, mark, at);
  } else {
    put(at, value);
  }
}

function put(at, value) {
  const group = groupOf(value);
  if (!group) {
    add(at, scalar(value));
    return;
  }
  const isShort = group.items.length === 0 || at.indent.length + inline(group).length <= WIDTH;
  (isShort ? putInline : putLines)(group, at);
}

function putInline(group, at) {
  add(at, group.open);
  group.items.forEach(([key, item], i) => {
    add(at, i > 0 ? ', ' : '');
    putItem(key, item, inside(at, i, at.indent));
  });
  add(at, (group.items.length === 1 ? group.lonely ?? '' : '') + group.close);
}

function putLines(group, at) {
  const deeper = `${at.indent}    `;
  add(at, `${group.open}\n`);
  group.items.forEach(([key, item], i) => {
    add({ ...at, marked: false }, deeper);
    putItem(key, item, inside(at, i, deeper));
    add(at, ',\n');
  });
  add({ ...at, marked: false }, at.indent);
  add(at, group.close);
}

/** The key of an item is marked where the whole item is. */
function putItem(key, item, at) {
  add(at.marks.get(at.path) === true ? { ...at, marked: true } : at, key);
  write(item, at);
}

function inside(at, i, indent) {
  return { ...at, path: at.path === '' ? String(i) : `${at.path}.${i}`, indent };
}

function putText(text, [start, end], at) {
  const quote = quoteOf(text);
  const part = (from, to) => inQuotes(text.slice(from, to), quote);
  add(at, quote + part(0, start));
  // An empty part still shows where the other text has more.
  add({ ...at, marked: true }, part(start, end) || '\u200b');
  add(at, part(end, text.length) + quote);
}

function add({ out, marked }, text) {
  if (text !== '') {
    out.push(marked ? h`<mark>${text}</mark>` : text);
  }
}
