import { t } from '../base/language.js';
import { element } from '../base/page.js';
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
      side(t('result.expected'), 'expected', expected, found.expected),
      side(t('result.got'), 'actual', actual, found.actual),
    ),
  );
}

function sentenceOf(where) {
  if (!where) {
    return t('difference.types');
  }
  const { place, character, missing, extra } = where;
  if (missing) {
    return t('difference.missing', { place });
  }
  if (extra) {
    return t('difference.extra', { place });
  }
  if (character !== undefined) {
    return place === ''
      ? t('difference.text', { number: character + 1 })
      : t('difference.textAt', { place, number: character + 1 });
  }
  return place === '' ? t('difference.whole') : t('difference.at', { place });
}
