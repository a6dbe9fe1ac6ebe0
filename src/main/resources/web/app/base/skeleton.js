import { t } from './language.js';
import { element } from './page.js';

const LINES = 9;

/** Stands in for a page that is not ready yet; `wide` for a page with an editor. */
export function skeleton(wide) {
  const bars = () =>
    Array.from({ length: LINES }, () => element('div', { class: 'skeleton-line' }));
  return element(
    'div',
    { class: wide ? 'skeleton puzzle' : 'skeleton' },
    element('p', { class: 'unseen', role: 'status' }, t('frame.loading')),
    element('div', {}, element('div', { class: 'skeleton-title' }), bars()),
    wide ? element('div', { class: 'skeleton-pane' }) : null,
  );
}
