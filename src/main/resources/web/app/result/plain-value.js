import { plainKey, tagOf } from '../base/python.js';

/**
 * A value of the server as the simplest value that JSON has: tuples and sets are arrays, a dict whose
 * keys are texts is an object, another dict an array of pairs, bytes an array of numbers, a complex
 * number a pair. Long numbers lose digits; numbers that JSON lacks are the texts 'nan', 'inf', '-inf'.
 */
export function plain(value) {
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  const tag = tagOf(value);
  const content = value[tag];
  switch (tag) {
    case '$tuple':
    case '$set':
    case '$frozenset':
    case '$dict':
    case '$complex':
      return content.map(plain);
    case '$int':
    case '$float':
      return number(content);
    case '$bytes':
      return (content.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
    default:
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [plainKey(key), plain(item)]),
      );
  }
}

function number(text) {
  const value = Number(text);
  if (Number.isFinite(value)) {
    return value;
  }
  return /^-?(inf|nan)$/.test(text) ? text : text.startsWith('-') ? '-inf' : 'inf';
}
