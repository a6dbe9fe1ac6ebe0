import { number, t } from '../base/language.js';
import { millis } from '../base/page.js';
import { h, s } from '../base/view.js';
import { GROUPS } from '../result/verdicts.js';
import { grouped } from './groups.js';
import { clock } from './units.js';

const WIDTH = 520;
const HEIGHT = 150;
const GAP = 4;
/** Above the highest point of a line. */
const ROOM = 4;

/** How many verdicts there were in each five minutes, by group. The tables say the same. */
export function verdictChart(hour) {
  const groups = hour.map((part) => grouped(part.verdicts));
  const sums = groups.map((group) => Object.values(group).reduce((sum, n) => sum + n, 0));
  const highest = Math.max(1, ...sums);
  const step = WIDTH / hour.length;
  const tops = hour.map(() => HEIGHT);
  const bars = Object.keys(GROUPS).map((name) => {
    const rectangles = groups.map((group, i) => {
      const height = (group[name] / highest) * HEIGHT;
      tops[i] -= height;
      return `M${i * step + GAP / 2} ${tops[i]}h${step - GAP}v${height}h${GAP - step}z`;
    });
    return s`<path class="group-${name}" d=${rectangles.join('')}></path>`;
  });
  const keys = Object.keys(GROUPS).map((name) => [`group-${name}`, t(`console.group.${name}`)]);
  return chart(t('console.verdictsChart'), number(highest), bars, hour, keys);
}

/** The half (p50) and 19 of 20 (p95) of the times to a verdict in each five minutes. */
export function timeChart(hour) {
  const highest = Math.max(1, ...hour.map(({ total }) => total.p95Millis ?? 0));
  const step = WIDTH / hour.length;
  const line = (name) => {
    const points = hour.flatMap(({ total }, i) => {
      const y = HEIGHT - (total[name] / highest) * (HEIGHT - ROOM);
      return total[name] === null ? [] : [[(i + 0.5) * step, y]];
    });
    const dot = ([x, y]) => s`<circle class=${name} cx=${x} cy=${y} r="3"></circle>`;
    return s`<polyline class=${name} points=${points.join(' ')}></polyline>${points.map(dot)}`;
  };
  const keys = [['p50Millis', t('console.p50')], ['p95Millis', t('console.p95')]];
  const lines = keys.map(([name]) => line(name));
  return chart(t('console.timesChart'), millis(highest), lines, hour, keys);
}

function chart(title, highest, drawn, hour, keys) {
  const key = ([name, text]) =>
    h`<span>
      <svg viewBox="0 0 10 10" width="10" height="10"><rect class=${name} width="10" height="10">
      </rect></svg>${text}
    </span>`;
  return h`<figure class="chart">
    <figcaption>${title}</figcaption>
    <div class="quiet small" aria-hidden="true">${highest}</div>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true" preserveAspectRatio="none">
      <path class="axis" d="M0 ${HEIGHT}h${WIDTH}"></path>${drawn}
    </svg>
    <div class="ends quiet small" aria-hidden="true">
      <span>${clock(hour[0].from)}</span><span>${clock(hour.at(-1).from)}</span>
    </div>
    <p class="keys quiet small" aria-hidden="true">${keys.map(key)}</p>
  </figure>`;
}
