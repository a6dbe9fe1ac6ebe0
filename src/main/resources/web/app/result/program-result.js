import { t } from '../base/language.js';
import { element, notice } from '../base/page.js';
import { sentence } from './outcome.js';
import { outputComparison, textBlock } from './program-texts.js';
import { traceback } from './traceback.js';
import { usedBy } from './usage.js';
import { badge } from './verdicts.js';

/** The first test that a program failed. */
export function programFailure({ hidden, input, expected, actual, traceback: frames }, jumpTo) {
  return element(
    'section',
    { class: 'failure' },
    hidden ? element('p', { class: 'quiet' }, t('result.hidden')) : null,
    typeof input === 'string' ? textBlock(t('program.input'), input) : null,
    outputs(expected, actual),
    frames ? [element('h3', {}, t('result.traceback')), traceback(frames, jumpTo)] : null,
  );
}

function outputs(expected, actual) {
  if (typeof expected === 'string' && typeof actual === 'string') {
    return outputComparison(expected, actual);
  }
  return [
    typeof expected === 'string' ? textBlock(t('result.expected'), expected) : null,
    typeof actual === 'string' ? textBlock(t('result.got'), actual) : null,
  ];
}

/** What the program printed for each of the player's own inputs. */
export function programResults(results, jumpTo) {
  const items = results.map((result) =>
    element(
      'li',
      {},
      textBlock(t('program.input'), String(result.input[0] ?? '')),
      result.error
        ? element('p', {}, badge(result.error.verdict), ' ', result.error.message)
        : result.passed === false
        ? null
        : textBlock(t('program.output'), String(result.actual ?? '')),
      result.error?.traceback ? traceback(result.error.traceback, jumpTo) : null,
      result.error && result.output ? textBlock(t('result.printed'), result.output) : null,
      answer(result),
      element('p', { class: 'quiet small' }, usedBy(result)),
    )
  );
  return element('ol', { class: 'own-results' }, items);
}

/** The author's answer, where the author offers one. */
function answer({ actual, expected, passed }) {
  if (typeof expected !== 'string') {
    return null;
  }
  if (passed) {
    return element('p', { class: 'right' }, `✓ ${t('answers.right')}`);
  }
  return [
    passed === false ? element('p', { class: 'wrong' }, `✗ ${t('answers.wrong')}`) : null,
    outputs(expected, actual),
  ];
}

/** A generated input on which the program is wrong; never one of a hidden test. */
export function programExample({ input, expected, actual, failure }) {
  return element(
    'section',
    {},
    element('h3', {}, t('result.counterexample')),
    textBlock(t('program.input'), String(input[0] ?? '')),
    outputs(expected, failure ? undefined : actual),
    failure ? notice(sentence(failure)) : null,
  );
}
