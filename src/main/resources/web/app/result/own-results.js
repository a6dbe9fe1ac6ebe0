import { t } from '../base/language.js';
import { element } from '../base/page.js';
import { call, literal } from '../base/python.js';
import { comparison } from './comparison.js';
import { programResults } from './program-result.js';
import { traceback } from './traceback.js';
import { usedBy } from './usage.js';
import { badge } from './verdicts.js';

/** What the code did with each of the player's own inputs. */
export function ownResults(results, functionName, jumpTo) {
  if (functionName === '') {
    return programResults(results, jumpTo);
  }
  const items = results.map((result) =>
    element(
      'li',
      {},
      element('pre', { tabindex: '0' }, call(functionName, result.input), '\n', value(result)),
      result.error?.traceback ? traceback(result.error.traceback, jumpTo) : null,
      answer(result),
      result.output
        ? [element('h3', {}, t('result.printed')), element('pre', { tabindex: '0' }, result.output)]
        : null,
      element('p', { class: 'quiet small' }, usedBy(result)),
    )
  );
  return element('ol', { class: 'own-results' }, items);
}

function value({ actual, error }) {
  return error
    ? element('span', {}, badge(error.verdict), ' ', error.message)
    : element('span', { class: 'answer' }, `→ ${literal(actual ?? null)}`);
}

/** The author's answer, where the author offers one. An answer of None is null, too. */
function answer({ actual, expected, passed, error }) {
  if (typeof passed !== 'boolean') {
    return (expected ?? null) === null
      ? null
      : element('p', { class: 'quiet' }, `${t('result.expected')}: ${literal(expected)}`);
  }
  if (passed) {
    return element('p', { class: 'right' }, `✓ ${t('answers.right')}`);
  }
  return error
    ? [
      element('h3', {}, t('result.expected')),
      element('pre', { tabindex: '0' }, literal(expected ?? null)),
    ]
    : [
      element('p', { class: 'wrong' }, `✗ ${t('answers.wrong')}`),
      comparison(expected ?? null, actual ?? null),
    ];
}
