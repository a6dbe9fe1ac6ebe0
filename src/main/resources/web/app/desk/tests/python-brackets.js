import { t } from '../../base/language.js';

/** Reads a list, tuple, set or dict at the reader's place. */
export function bracket(reader) {
  const open = reader.text[reader.at++];
  if (open === '[') {
    const items = reader.listUntil(']');
    return { kind: 'list', items, value: valuesOf(items) };
  }
  return open === '(' ? tuple(reader) : dictOrSet(reader);
}

/** A single value in parentheses is no tuple, unless a comma follows it. */
function tuple(reader) {
  const items = reader.listUntil(')');
  return items.length === 1 && !items.endsWithComma
    ? items[0]
    : { kind: 'tuple', items, value: { $tuple: valuesOf(items) } };
}

function dictOrSet(reader) {
  let isDict = null;
  const items = reader.listUntil('}', () => {
    const key = reader.value();
    const isEntry = reader.take(':');
    if (isDict !== null && isDict !== isEntry) {
      reader.fail(t('literal.commaOr', { close: '}' }));
    }
    isDict = isEntry;
    return isEntry ? { key, value: reader.value() } : key;
  });
  if (isDict === false) {
    return { kind: 'set', value: { $set: valuesOf(items) } };
  }
  const pairs = items.map(({ key, value }) => [key.value, value.value]);
  return { kind: 'dict', entries: [...items], value: { $dict: pairs } };
}

function valuesOf(items) {
  return items.map((item) => item.value);
}
