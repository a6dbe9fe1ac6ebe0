import { t } from '../base/language.js';
import { element, time } from '../base/page.js';
import { highlightedLines } from '../editor/highlight.js';
import { plain } from './plain-value.js';

/** The similarities from which on pairs are shown. */
export const THRESHOLDS = ['0.5', '0.6', '0.7', '0.8', '0.9', '1'];

/** A similarity of the server in percent. */
export function percent(similarity) {
  return t('units.percent', { n: Math.round(plain(similarity) * 100) });
}

/** The choice of a threshold, by value. */
export function thresholds() {
  return Object.fromEntries(THRESHOLDS.map((one) => [one, percent(Number(one))]));
}

/**
 * Two solutions side by side. The texts come from the part of the page that shows them.
 *
 * @param texts what to write: `{matches, match, line, gone}`
 */
export function sideBySide({ left, right, matches }, texts) {
  return element(
    'div',
    {},
    element('p', { class: 'quiet small' }, texts.matches),
    element(
      'div',
      { class: 'side-by-side' },
      side(left, matches.map((match) => match.left), texts),
      side(right, matches.map((match) => match.right), texts),
    ),
  );
}

/** Lines that the other solution has, too, are marked, with the number of the match. */
function side({ player, submittedAt, source }, matches, texts) {
  const lines = highlightedLines(source).map((line, i) => {
    const match = matches.findIndex(({ first, last }) => first <= i + 1 && i + 1 <= last);
    return element(
      'tr',
      { class: match < 0 ? '' : 'common' },
      element('td', { class: 'quiet' }, match < 0 ? '' : String(match + 1)),
      element('td', {}, line),
    );
  });
  const name = player ?? texts.gone;
  return element(
    'div',
    { class: 'compared', tabindex: '0', role: 'region', 'aria-label': name },
    element(
      'table',
      { class: 'code' },
      element('caption', {}, name, ' ', time(submittedAt)),
      element(
        'thead',
        { class: 'unseen' },
        element(
          'tr',
          {},
          element('th', { scope: 'col' }, texts.match),
          element('th', { scope: 'col' }, texts.line),
        ),
      ),
      element('tbody', {}, lines),
    ),
  );
}
