import { t } from '../../base/language.js';
import { count, element, millis, size } from '../../base/page.js';
import { svg } from '../../home/svg.js';
import { accepted } from './solutions.js';

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
  { name: 'steps', used: 'steps', limit: 'steps', format: count },
  { name: 'cpu', used: 'cpuMillis', limit: 'cpuMillis', format: millis },
  { name: 'memory', used: 'peakBytes', limit: 'memoryBytes', format: size },
];

/** What the right solutions use of what they may use. The text below says the same. */
export function limitsPlot({ solutions, suggestedLimits }, limits) {
  const right = accepted(solutions);
  if (right.length === 0 || !limits) {
    return null;
  }
  const rows = MEASURES.map((measure) => ({ ...measure, ...uses(measure, right, limits) }));
  return element(
    'section',
    { class: 'limits-plot' },
    element('h2', {}, t('desk.report.limits')),
    element('p', { class: 'quiet small' }, t('desk.report.limitsLead')),
    rows.map(plotted),
    ticks(),
    suggestedLimits
      ? element(
        'p',
        { class: 'quiet small' },
        t('desk.report.suggested', {
          steps: t('amounts.steps', { n: suggestedLimits.steps }),
          cpu: millis(suggestedLimits.cpuMillis),
        }),
      )
      : null,
  );
}

function uses({ used, limit }, solutions, limits) {
  const amounts = solutions.map(({ file, usage }) => ({ file, amount: usage[used] }));
  return {
    amounts,
    most: Math.max(...amounts.map(({ amount }) => amount)),
    allowed: limits[limit],
  };
}

function plotted({ name, amounts, most, allowed, format }) {
  const share = allowed > 0 ? most / allowed : 0;
  const dots = amounts.map(({ file, amount }) =>
    svg(
      'circle',
      { cx: place(amount / allowed), cy: ROW / 2, r: 6, class: share > WARNED ? 'tight' : 'roomy' },
      svg('title', {}, file),
    )
  );
  const drawn = svg(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${ROW}`, 'aria-hidden': true, class: 'plot' },
    svg('rect', { x: LEFT, y: ROW / 2 - 8, width: INNER, height: 16, rx: 8, class: 'allowance' }),
    svg('rect', {
      x: place(WARNED),
      y: ROW / 2 - 8,
      width: LEFT + INNER - place(WARNED),
      height: 16,
      rx: 8,
      class: 'narrowing',
    }),
    dots,
  );
  const said = t('desk.report.uses', {
    most: format(most),
    allowed: format(allowed),
    share: percent(share),
  });
  return element(
    'figure',
    {},
    element(
      'figcaption',
      {},
      element('strong', {}, t(`desk.report.measure.${name}`)),
      ' ',
      said,
      share > WARNED
        ? [' ', element('span', { class: 'field-problem' }, t('desk.report.tight'))]
        : null,
    ),
    drawn,
  );
}

function ticks() {
  const texts = TICKS.map((tick, i) =>
    svg(
      'text',
      {
        x: place(tick),
        y: 12,
        'text-anchor': i === 0 ? 'start' : i === TICKS.length - 1 ? 'end' : 'middle',
      },
      percent(tick),
    )
  );
  return svg('svg', { viewBox: `0 0 ${WIDTH} 18`, 'aria-hidden': true, class: 'plot' }, texts);
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
