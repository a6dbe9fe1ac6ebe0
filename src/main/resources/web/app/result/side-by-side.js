import { t } from '../base/language.js';
import { h, time } from '../base/view.js';
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
  return h`<div>
    <p class="quiet small">${texts.matches}</p>
    <div class="side-by-side">
      ${side(left, matches.map((match) => match.left), texts)}
      ${side(right, matches.map((match) => match.right), texts)}
    </div>
  </div>`;
}

/** Lines that the other solution has, too, are marked, with the number of the match. */
function side({ player, submittedAt, source }, matches, texts) {
  const name = player ?? texts.gone;
  const row = (line, i) => {
    const match = matches.findIndex(({ first, last }) => first <= i + 1 && i + 1 <= last);
    return h`<tr class=${match >= 0 && 'common'}>
      <td class="quiet">${match >= 0 && String(match + 1)}</td>
      <td>${line}</td>
    </tr>`;
  };
  return h`<div class="compared" tabindex="0" role="region" aria-label=${name}>
    <table class="code">
      <caption>${name} ${time(submittedAt)}</caption>
      <thead class="unseen">
        <tr><th scope="col">${texts.match}</th><th scope="col">${texts.line}</th></tr>
      </thead>
      <tbody>${highlightedLines(source).map(row)}</tbody>
    </table>
  </div>`;
}
