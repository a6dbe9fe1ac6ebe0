import { millis, number, size, t } from '../base/language.js';
import { classes, h } from '../base/view.js';

const NEARLY_FULL = 0.8;

/** What the code used, as bars against what it may use. */
export function usage(used, limits) {
  const row = (name, amount, limit, format) =>
    h`<dt>${t(`usage.${name}`)}</dt>
      <dd>
        ${bar(amount, limit)}
        <span class="amount">${format(amount)}
          <span class="quiet">${t('usage.of', { limit: format(limit) })}</span></span>
      </dd>`;
  return h`<section class="usage">
    <h3>${t('usage.title')}</h3>
    <dl>
      ${row('cpu', used.cpuMillis, limits.cpuMillis, millis)}
      ${row('steps', used.steps, limits.steps, number)}
      ${row('memory', used.peakBytes, limits.memoryBytes, size)}
    </dl>
    <p class="quiet small">${t('usage.elapsed', { time: millis(used.wallMillis) })}</p>
  </section>`;
}

/** A bar; the text beside it says the same. */
export function bar(amount, whole, kind = '') {
  const share = whole > 0 ? Math.min(amount / whole, 1) : 0;
  const level = share >= 1 ? 'full' : share >= NEARLY_FULL ? 'high' : '';
  const fill = `inline-size: ${share * 100}%`;
  return h`<span class=${classes('bar', kind || level)} aria-hidden="true"><span
    .style=${fill}></span></span>`;
}

/** How many tests have passed, of each category if they are known. */
export function passedTests({ passed, total, categories }) {
  const item = ({ name, passed, total }) =>
    h`<li class=${passed === total && 'passed'}>
      <span>${passed === total ? `✓ ${name}` : name}</span>
      <span class="quiet">${t('result.of', { passed, total })}</span>
      ${bar(passed, total, 'tests')}
    </li>`;
  const all = categories ?? [{ name: t('result.tests'), passed, total }];
  return h`<section>
    <h3>${t('result.passed', { passed, total })}</h3>
    <ul class="categories">${all.map(item)}</ul>
  </section>`;
}
