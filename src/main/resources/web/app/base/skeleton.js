import { t } from './language.js';
import { classes, h } from './view.js';

const LINES = 9;

/** Stands in for a page that is not ready yet; `wide` for a page with an editor. */
export function skeleton(wide) {
  const bars = Array.from({ length: LINES }, () => h`<div class="skeleton-line"></div>`);
  return h`<div class=${classes('skeleton', wide && 'puzzle')}>
    <p class="unseen" role="status">${t('frame.loading')}</p>
    <div><div class="skeleton-title"></div>${bars}</div>
    ${wide && h`<div class="skeleton-pane"></div>`}
  </div>`;
}
