import { groupOf, inline, inQuotes, literal, quoteOf, scalar, WIDTH } from '../base/python.js';
import { h } from '../base/view.js';

/** A value as a Python literal, with the marked parts (as `differences` gives them) in `<mark>`. */
export function markedValue(value, marks, path = '', indent = '') {
  const mark = marks.get(path);
  if (mark === true) {
    return h`<mark>${literal(value, indent)}</mark>`;
  }
  if (mark && typeof value === 'string') {
    return markedText(value, mark);
  }
  const group = groupOf(value);
  return group ? markedGroup(group, marks, path, indent) : scalar(value);
}

function markedGroup(group, marks, path, indent) {
  const { open, items, close, lonely = '' } = group;
  const isShort = items.length === 0 || indent.length + inline(group).length <= WIDTH;
  const deeper = isShort ? indent : `${indent}    `;
  const parts = items.map(([key, item], i) => {
    const at = path === '' ? String(i) : `${path}.${i}`;
    // The key of an item is marked where the whole item is.
    const part = marks.get(at) === true
      ? h`<mark>${key}${literal(item, deeper)}</mark>`
      : [key, markedValue(item, marks, at, deeper)];
    return isShort ? [i > 0 ? ', ' : '', part] : [deeper, part, ',\n'];
  });
  return isShort
    ? [open, parts, items.length === 1 ? lonely : '', close]
    : [`${open}\n`, parts, indent, close];
}

function markedText(text, [start, end]) {
  const quote = quoteOf(text);
  const part = (from, to) => inQuotes(text.slice(from, to), quote);
  // An empty part still shows where the other text has more.
  const marked = h`<mark>${part(start, end) || '\u200b'}</mark>`;
  return [quote, part(0, start), marked, part(end, text.length), quote];
}
