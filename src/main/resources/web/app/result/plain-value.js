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
  if (tag === undefined) {
    const entries = Object.entries(value).map(([key, item]) => [plainKey(key), plain(item)]);
    return Object.fromEntries(entries);
  }
  if (tag === '$bytes') {
    return Array.from(content.matchAll(/../g), ([pair]) => parseInt(pair, 16));
  }
  return Array.isArray(content) ? content.map(plain) : number(content);
}

function number(text) {
  const value = Number(text);
  // A long integer may be infinite as a number.
  return Number.isFinite(value) ? value : text.replace(/\d+/, 'inf');
}
