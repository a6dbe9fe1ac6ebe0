import { number, t } from '../../base/language.js';
import { millis, size } from '../../base/page.js';
import { h, s } from '../../base/view.js';

const WIDTH = 640;
const ROW = 44;
const LEFT = 8;
const INNER = WIDTH - 2 * LEFT;
/** The axis is logarithmic, because good limits leave much room: from a thousandth to the limit. */
const LEAST = 1e-3;
const TICKS = [0.001, 0.01, 0.1, 1];
/** The validation warns of a use above a third of the allowance. */
const WARNED = 1 / 3;

const MEASURES = [
  { name: 'steps', used: 'steps', limit: 'steps', format: number },
  { name: 'cpu', used: 'cpuMillis', limit: 'cpuMillis', format: millis },
  { name: 'memory', used: 'peakBytes', limit: 'memoryBytes', format: size },
];

/** What the right solutions use of what they may use. The text below says the same. */
export function limitsPlot({ solutions, suggestedLimits }, limits) {
  const right = solutions.filter((one) => one.expected === 'ACCEPTED' && one.actual === 'ACCEPTED');
  if (right.length === 0 || !limits) {
    return null;
  }
  const suggested = suggestedLimits && t('desk.report.suggested', {
    steps: t('amounts.steps', { n: suggestedLimits.steps }),
    cpu: millis(suggestedLimits.cpuMillis),
  });
  return h`<section class="limits-plot">
    <h2>${t('desk.report.limits')}</h2>
    <p class="quiet small">${t('desk.report.limitsLead')}</p>
    ${MEASURES.map((measure) => plotted(measure, right, limits))}
    ${ticks()}
    ${suggested && h`<p class="quiet small">${suggested}</p>`}
  </section>`;
}

function plotted({ name, used, limit, format }, solutions, limits) {
  const allowed = limits[limit];
  const most = Math.max(...solutions.map(({ usage }) => usage[used]));
  const share = allowed > 0 ? most / allowed : 0;
  const isTight = share > WARNED;
  const amounts = { most: format(most), allowed: format(allowed), share: percent(share) };
  const dot = ({ file, usage }) =>
    s`<circle cx=${place(usage[used] / allowed)} cy=${ROW / 2} r="6"
      class=${isTight ? 'tight' : 'roomy'}><title>${file}</title></circle>`;
  return h`<figure>
    <figcaption>
      <strong>${t(`desk.report.measure.${name}`)}</strong> ${t('desk.report.uses', amounts)}
      ${isTight && h`<span class="field-problem">${t('desk.report.tight')}</span>`}
    </figcaption>
    <svg viewBox="0 0 ${WIDTH} ${ROW}" aria-hidden="true" class="plot">
      ${bar('allowance', LEFT)} ${bar('narrowing', place(WARNED))} ${solutions.map(dot)}
    </svg>
  </figure>`;
}

/** A bar from a place to the end of the axis. */
function bar(kind, x) {
  const [y, width] = [ROW / 2 - 8, LEFT + INNER - x];
  return s`<rect x=${x} y=${y} width=${width} height="16" rx="8" class=${kind}></rect>`;
}

function ticks() {
  const anchor = (i) => i === 0 ? 'start' : i === TICKS.length - 1 ? 'end' : 'middle';
  const text = (tick, i) =>
    s`<text x=${place(tick)} y="12" text-anchor=${anchor(i)}>${percent(tick)}</text>`;
  return h`<svg viewBox="0 0 ${WIDTH} 18" aria-hidden="true" class="plot">${TICKS.map(text)}</svg>`;
}

/** The place of a share on the axis. */
function place(share) {
  const within = Math.min(Math.max(share, LEAST), 1);
  return LEFT + INNER * (1 - Math.log(within) / Math.log(LEAST));
}

function percent(share) {
  const amount = share * 100;
  const digits = amount >= 10 ? 0 : amount >= 1 ? 1 : 2;
  return t('units.percent', { n: Number(amount.toFixed(digits)) });
}
