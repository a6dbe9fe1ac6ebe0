import { t } from '../base/language.js';
import { count, element, millis } from '../base/page.js';
import { svg } from '../home/svg.js';
import { grouped, GROUPS } from './groups.js';
import { clock } from './units.js';

const WIDTH = 520;
const HEIGHT = 150;
const GAP = 4;

/** How many verdicts there were in each five minutes, by group. The tables say the same. */
export function verdictChart(hour) {
  const groups = hour.map((part) => grouped(part.verdicts));
  const sums = groups.map((group) => Object.values(group).reduce((sum, n) => sum + n, 0));
  const highest = Math.max(1, ...sums);
  const step = WIDTH / hour.length;
  const bars = groups.map((group, i) => {
    let top = HEIGHT;
    return Object.keys(GROUPS).map((name) => {
      const height = (group[name] / highest) * HEIGHT;
      top -= height;
      return height > 0 && svg('rect', {
        class: `group-${name}`,
        x: i * step + GAP / 2,
        y: top,
        width: step - GAP,
        height,
      });
    });
  });
  const keys = Object.keys(GROUPS).map((name) => key(`group-${name}`, groupTitle(name)));
  return chart(t('console.verdictsChart'), count(highest), bars, hour, keys);
}

function groupTitle(name) {
  return t(`console.group.${name}`);
}

/** The half (p50) and 19 of 20 (p95) of the times to a verdict in each five minutes. */
export function timeChart(hour) {
  const highest = Math.max(1, ...hour.map(({ total }) => total.p95Millis ?? 0));
  const step = WIDTH / hour.length;
  const place = (value, i) => [(i + 0.5) * step, HEIGHT - (value / highest) * (HEIGHT - 4)];
  const line = (name) => {
    const points = hour.map(({ total }, i) => total[name] === null ? null : place(total[name], i))
      .filter(Boolean);
    return [
      svg('polyline', { class: name, points: points.map((point) => point.join(',')).join(' ') }),
      ...points.map(([x, y]) => svg('circle', { class: name, cx: x, cy: y, r: 3 })),
    ];
  };
  const keys = [key('p50Millis', t('console.p50')), key('p95Millis', t('console.p95'))];
  return chart(
    t('console.timesChart'),
    millis(highest),
    [...line('p50Millis'), ...line('p95Millis')],
    hour,
    keys,
  );
}

function chart(title, highest, drawn, hour, keys) {
  return element(
    'figure',
    { class: 'chart' },
    element('figcaption', {}, title),
    element('div', { class: 'quiet small', 'aria-hidden': 'true' }, highest),
    svg(
      'svg',
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': true, preserveAspectRatio: 'none' },
      svg('line', { class: 'axis', x1: 0, y1: HEIGHT, x2: WIDTH, y2: HEIGHT }),
      drawn,
    ),
    element(
      'div',
      { class: 'ends quiet small', 'aria-hidden': 'true' },
      element('span', {}, clock(hour[0].from)),
      element('span', {}, clock(hour.at(-1).from)),
    ),
    element('p', { class: 'keys quiet small', 'aria-hidden': 'true' }, keys),
  );
}

function key(name, text) {
  return element(
    'span',
    {},
    svg(
      'svg',
      { viewBox: '0 0 10 10', width: 10, height: 10 },
      svg('rect', { class: name, width: 10, height: 10 }),
    ),
    text,
  );
}
