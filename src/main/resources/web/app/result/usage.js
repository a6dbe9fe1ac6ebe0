import { number, t } from '../base/language.js';
import { millis, size } from '../base/page.js';
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

/** What one run used, in a line. */
export function usedBy({ usage: { cpuMillis, steps } }) {
  return `${millis(cpuMillis)} · ${t('amounts.steps', { n: steps })}`;
}

/** A bar; the text beside it says the same. */
export function bar(amount, whole, kind = '') {
  const share = whole > 0 ? Math.min(amount / whole, 1) : 0;
  const level = share >= 1 ? 'full' : share >= NEARLY_FULL ? 'high' : '';
  const fill = `inline-size: ${share * 100}%`;
  return h`<span class=${classes('bar', kind || level)} aria-hidden="true"><span
    .style=${fill}></span></span>`;
}

/** The categories with the tests that passed, for a judged submission. */
export function categories({ categories, passed, total }) {
  return h`<section><h3>${t('result.passed', { passed, total })}</h3>${list(categories)}</section>`;
}

/**
 * The categories while the tests run. Categories run in order, so the number of passed tests says
 * how far each one is. Only their names and sizes have to be known, from an earlier submission.
 */
export function running({ passed, total }, known) {
  const sizes = known.reduce((sum, category) => sum + category.total, 0);
  if (sizes !== total) {
    return list([{ name: t('result.tests'), passed, total }]);
  }
  let left = passed;
  return list(
    known.map(({ name, total }) => {
      const mine = Math.min(left, total);
      left -= mine;
      return { name, passed: mine, total };
    }),
  );
}

function list(categories) {
  const item = ({ name, passed, total }) =>
    h`<li class=${passed === total && 'passed'}>
      <span>${passed === total ? `✓ ${name}` : name}</span>
      <span class="quiet">${t('result.of', { passed, total })}</span>
      ${bar(passed, total, 'tests')}
    </li>`;
  return h`<ul class="categories">${categories.map(item)}</ul>`;
}
