import { chart } from '../base/chart.js';
import { millis, moment, number, t } from '../base/language.js';
import { h, numeric, table } from '../base/view.js';
import { badge } from '../result/verdicts.js';

const PART_MILLIS = 5 * 60_000;
const PARTS = 12;

/** The verdicts of the last hour and the times to them, as charts of five minutes and as tables. */
export function lastHour({ at, lastHour: { parts, verdicts, stages, total } }) {
  if (parts.length === 0) {
    return h`<p class="quiet">${t('console.noVerdicts')}</p>`;
  }
  const hour = wholeHour(parts, at);
  return h`<div class="charts">
    ${verdictChart(hour, verdicts)} ${timeChart(hour)}
    ${verdictTable(verdicts)} ${timeTable(stages, total)}
  </div>`;
}

/** The last hour in parts of five minutes, oldest first; a part without verdicts is empty. */
export function wholeHour(parts, now) {
  const last = Math.floor(Date.parse(now) / PART_MILLIS) * PART_MILLIS;
  return Array.from({ length: PARTS + 1 }, (_, i) => {
    const from = last - (PARTS - i) * PART_MILLIS;
    const known = parts.find((part) => Date.parse(part.from) === from);
    return { from: new Date(from).toISOString(), verdicts: {}, total: {}, ...known };
  });
}

function verdictChart(hour, verdicts) {
  const columns = hour.map(({ from, verdicts }) => ({
    label: moment(from, true),
    amounts: verdicts,
  }));
  const kinds = Object.keys(verdicts).map((verdict) => [verdict, t(`verdict.${verdict}`)]);
  const title = t('console.verdictsChart');
  return chart(columns, { title, kinds: Object.fromEntries(kinds), format: number });
}

/** Within p50, half of the verdicts came, within p95 19 of 20. */
function timeChart(hour) {
  const columns = hour.map(({ from, total }) => ({ label: moment(from, true), amounts: total }));
  const kinds = { p50Millis: t('console.p50'), p95Millis: t('console.p95') };
  return chart(columns, { title: t('console.timesChart'), kinds, nested: true, format: millis });
}

function verdictTable(verdicts) {
  const columns = [
    { title: t('console.verdict'), cell: ([verdict]) => badge(verdict) },
    numeric(t('console.number'), ([, count]) => number(count)),
  ];
  const rows = Object.entries(verdicts).sort(([, one], [, other]) => other - one);
  return table(t('console.verdictsChart'), columns, rows);
}

function timeTable(stages, total) {
  const timeOf = (value) => value === null ? '–' : millis(value);
  const columns = [
    { title: t('console.stage'), cell: ({ name }) => t(`console.stages.${name}`) },
    numeric(t('console.p50'), ({ time }) => timeOf(time.p50Millis)),
    numeric(t('console.p95'), ({ time }) => timeOf(time.p95Millis)),
  ];
  return table(t('console.timesChart'), columns, [...stages, { name: 'total', time: total }]);
}
