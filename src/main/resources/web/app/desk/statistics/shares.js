import { count, element } from '../../base/page.js';
import { bar } from '../../result/usage.js';

/** Amounts as bars, the largest first; `whole` is the length of a full bar. */
export function shares(items, whole = Math.max(...items.map(({ amount }) => amount))) {
  return element(
    'ul',
    { class: 'shares' },
    items.map(({ name, amount }) =>
      element(
        'li',
        {},
        element('span', {}, name),
        element('span', { class: 'number' }, count(amount)),
        bar(amount, whole, 'tests'),
      )
    ),
  );
}
