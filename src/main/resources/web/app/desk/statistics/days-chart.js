import { t } from '../../base/language.js';
import { count, element, table } from '../../base/page.js';
import { svg } from '../../home/svg.js';
import { dateText } from '../../profile/dates.js';

const WIDTH = 720;
const HEIGHT = 180;
const BASE = HEIGHT - 24;
const TOP = 16;
const LEFT = 36;
const GAP = 0.25;

/** Attempts and solves of each day. The table below says the same. */
export function daysChart(days) {
  const most = Math.max(1, ...days.map(({ attempts }) => attempts));
  const step = (WIDTH - LEFT) / days.length;
  const height = (amount) => (BASE - TOP) * amount / most;
  const bar = (day, i, kind) =>
    svg(
      'rect',
      {
        x: LEFT + step * (i + GAP / 2),
        y: BASE - height(day[kind]),
        width: step * (1 - GAP),
        height: height(day[kind]),
        class: kind,
      },
      svg('title', {}, sentence(day)),
    );
  const bars = days.flatMap((day, i) => [bar(day, i, 'attempts'), bar(day, i, 'solves')]);
  return element(
    'figure',
    { class: 'days-chart' },
    element('figcaption', {}, legend('attempts'), legend('solves')),
    svg(
      'svg',
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': true, class: 'plot' },
      svg('line', { x1: LEFT, x2: WIDTH, y1: BASE, y2: BASE, class: 'axis' }),
      svg('line', { x1: LEFT, x2: WIDTH, y1: TOP, y2: TOP, class: 'grid' }),
      svg('text', { x: LEFT - 6, y: TOP + 4, 'text-anchor': 'end' }, count(most)),
      svg('text', { x: LEFT - 6, y: BASE + 4, 'text-anchor': 'end' }, count(0)),
      bars,
      svg('text', { x: LEFT, y: HEIGHT - 6 }, shortDate(days[0].date)),
      svg('text', { x: WIDTH, y: HEIGHT - 6, 'text-anchor': 'end' }, shortDate(days.at(-1).date)),
    ),
    asTable(days),
  );
}

function legend(kind) {
  return element(
    'span',
    { class: 'key' },
    element('span', { class: `swatch ${kind}`, 'aria-hidden': 'true' }),
    t(`desk.statistics.${kind}`),
    ' ',
  );
}

function asTable(days) {
  const columns = [
    { title: t('desk.statistics.day') },
    { title: t('desk.statistics.attempts'), class: 'number' },
    { title: t('desk.statistics.solves'), class: 'number' },
  ];
  const rows = days.filter(({ attempts }) => attempts > 0).map((day) => [
    shortDate(day.date),
    count(day.attempts),
    count(day.solves),
  ]);
  return element(
    'details',
    {},
    element('summary', {}, t('desk.statistics.asTable')),
    table(t('desk.statistics.perDay'), columns, rows).node,
  );
}

function sentence({ date, attempts, solves }) {
  return t('desk.statistics.ofDay', { date: shortDate(date), attempts, solves });
}

function shortDate(date) {
  return dateText(date, { month: 'short', day: 'numeric' });
}
