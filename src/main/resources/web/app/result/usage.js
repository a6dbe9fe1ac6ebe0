import { t } from '../base/language.js';
import { count, element, millis, size } from '../base/page.js';

/** What the code used, as bars against what it may use. */
export function usage(used, limits) {
  return element(
    'section',
    { class: 'usage' },
    element('h3', {}, t('usage.title')),
    element(
      'dl',
      {},
      row(t('usage.cpu'), used.cpuMillis, limits.cpuMillis, millis),
      row(t('usage.steps'), used.steps, limits.steps, count),
      row(t('usage.memory'), used.peakBytes, limits.memoryBytes, size),
    ),
    element('p', { class: 'quiet small' }, t('usage.elapsed', { time: millis(used.wallMillis) })),
  );
}

/** What one run used, in a line. */
export function usedBy({ usage: { cpuMillis, steps } }) {
  return `${millis(cpuMillis)} · ${t('amounts.steps', { n: steps })}`;
}

function row(name, amount, limit, format) {
  return [
    element('dt', {}, name),
    element(
      'dd',
      {},
      bar(amount, limit),
      element(
        'span',
        { class: 'amount' },
        format(amount),
        element('span', { class: 'quiet' }, ` ${t('usage.of', { limit: format(limit) })}`),
      ),
    ),
  ];
}

/** A bar; the text beside it says the same. */
export function bar(amount, whole, kind = '') {
  const share = whole > 0 ? Math.min(amount / whole, 1) : 0;
  const fill = element('span', {});
  fill.style.inlineSize = `${share * 100}%`;
  const level = share >= 1 ? 'full' : share >= 0.8 ? 'high' : '';
  return element('span', { class: `bar ${kind || level}`, 'aria-hidden': 'true' }, fill);
}
