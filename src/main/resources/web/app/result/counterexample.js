import { get } from '../base/api.js';
import { t } from '../base/language.js';
import { element, notice } from '../base/page.js';
import { call, literal } from '../base/python.js';
import { comparison } from './comparison.js';
import { sentence } from './outcome.js';
import { pictureOf } from './picture.js';
import { programExample } from './program-result.js';

/**
 * The search for an example takes a second or, when many wait, a minute. Not every puzzle has a
 * generator for it.
 */
const PAUSES_MILLIS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/** A generated input on which the code is wrong; never one of a hidden test. */
export function counterexample(example, functionName, visual) {
  if (functionName === '') {
    return programExample(example);
  }
  const { input, expected, actual, failure } = example;
  return element(
    'section',
    {},
    element('h3', {}, t('result.counterexample')),
    element('pre', { tabindex: '0' }, call(functionName, input)),
    failure
      ? [element('pre', { tabindex: '0' }, `→ ${literal(expected)}`), notice(sentence(failure))]
      : comparison(expected, actual ?? null),
    pictureOf(visual, functionName, example, !failure),
  );
}

/**
 * A worker searches for an example after the verdict of a wrong submission. Shows the example first
 * in the node when it is found, as long as the node shows this result.
 */
export async function awaitExample(submission, node, functionName, visual) {
  const isSearched = submission.kind === 'SUBMISSION' && submission.verdict === 'WRONG_ANSWER' &&
    submission.source && !submission.counterexample;
  if (!isSearched) {
    return;
  }
  const shown = node.firstChild;
  for (const pause of PAUSES_MILLIS) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (!node.isConnected || shown?.parentNode !== node) {
      return;
    }
    const now = await get(`/api/submissions/${submission.id}`).catch(() => ({}));
    if (now.counterexample && shown.parentNode === node) {
      shown.after(counterexample(now.counterexample, functionName, visual));
      return;
    }
  }
}
