import { t } from '../base/language.js';
import { element, millis } from '../base/page.js';
import { call, literal } from '../base/python.js';
import { traceback } from './traceback.js';
import { badge } from './verdicts.js';

/** What the code did with each of the player's own inputs. */
export function ownResults(results, functionName, jumpTo) {
  const items = results.map((result) =>
    element(
      'li',
      {},
      element('pre', { tabindex: '0' }, call(functionName, result.input), '\n', value(result)),
      result.error?.traceback ? traceback(result.error.traceback, jumpTo) : null,
      result.output
        ? [element('h3', {}, t('result.printed')), element('pre', { tabindex: '0' }, result.output)]
        : null,
      element('p', { class: 'quiet small' }, used(result.usage)),
    )
  );
  return element('ol', { class: 'own-results' }, items);
}

function value({ actual, error }) {
  return error
    ? element('span', {}, badge(error.verdict), ' ', error.message)
    : element('span', { class: 'answer' }, `→ ${literal(actual ?? null)}`);
}

function used({ cpuMillis, steps }) {
  return `${millis(cpuMillis)} · ${t('amounts.steps', { n: steps })}`;
}
