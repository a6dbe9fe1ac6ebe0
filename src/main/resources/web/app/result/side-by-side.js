import { choice, inLine } from '../base/form.js';
import { t } from '../base/language.js';
import { h, time } from '../base/view.js';
import { highlightedLines } from '../editor/highlight.js';
import { plain } from './plain-value.js';

/** The similarities from which on pairs are shown. */
const THRESHOLDS = ['0.5', '0.6', '0.7', '0.8', '0.9', '1'];
const USUAL = '0.8';

/** A similarity of the server in percent. */
export function percent(similarity) {
  return t('units.percent', { n: Math.round(plain(similarity) * 100) });
}

/** The threshold that an address names. */
export function thresholdOf(query) {
  return THRESHOLDS.find((one) => one === query.get('threshold')) ?? USUAL;
}

export function thresholdField(now) {
  const options = Object.fromEntries(THRESHOLDS.map((one) => [one, percent(Number(one))]));
  return choice('threshold', t('similar.threshold'), options, now);
}

/** A button that shows two solutions side by side; `fetchPair` gets the values of the fields. */
export function comparison(fields, fetchPair) {
  return inLine(t('similar.compare'), fields, async (given) => sideBySide(await fetchPair(given)));
}

function sideBySide({ left, right, matches }) {
  return h`<div>
    <p class="quiet small">${t('similar.matches', { n: matches.length })}</p>
    <div class="side-by-side">
      ${side(left, matches.map((match) => match.left))}
      ${side(right, matches.map((match) => match.right))}
    </div>
  </div>`;
}

/** Lines that the other solution has, too, are marked, with the number of the match. */
function side({ player, submittedAt, source }, matches) {
  const name = player ?? t('similar.gone');
  const row = (line, i) => {
    const match = 1 + matches.findIndex(({ first, last }) => first <= i + 1 && i + 1 <= last);
    return h`<tr class=${match > 0 && 'common'}>
      <td class="quiet">${match > 0 && match}</td><td>${line}</td>
    </tr>`;
  };
  return h`<div class="compared" tabindex="0" role="region" aria-label=${name}>
    <table class="code">
      <caption>${name} ${time(submittedAt)}</caption>
      <tbody>${highlightedLines(source).map(row)}</tbody>
    </table>
  </div>`;
}
