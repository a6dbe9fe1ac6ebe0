import { count, element } from '../base/page.js';
import { differences } from './differences.js';
import { markedValue } from './value.js';

/** The expected and the actual value, with marks on what differs, and where the first difference is. */
export function comparison(expected, actual) {
  const found = differences(expected, actual);
  const side = (title, kind, value, marks) =>
    element(
      'div',
      { class: `side ${kind}` },
      element('h3', {}, title),
      element('pre', { tabindex: '0' }, markedValue(value, marks)),
    );
  return element(
    'div',
    { class: 'comparison' },
    element('p', {}, sentenceOf(found.where)),
    element(
      'div',
      { class: 'sides' },
      side('Expected', 'expected', expected, found.expected),
      side('Got', 'actual', actual, found.actual),
    ),
  );
}

function sentenceOf(where) {
  if (!where) {
    return 'Both are written the same way; their types differ.';
  }
  const { place, character, missing, extra } = where;
  const what = place === '' ? 'The text' : `The value at ${place}`;
  if (missing) {
    return `${what} is missing.`;
  }
  if (extra) {
    return `${what} is too much.`;
  }
  if (character !== undefined) {
    return `${what} differs, from character ${count(character + 1)}.`;
  }
  return place === '' ? 'The values differ.' : `${what} differs.`;
}
