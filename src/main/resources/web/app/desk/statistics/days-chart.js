import { number, t } from '../../base/language.js';
import { h, s, table } from '../../base/view.js';
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
  const width = step * (1 - GAP);
  const bar = (day, i, kind) => {
    const height = (BASE - TOP) * day[kind] / most;
    const [x, y] = [LEFT + step * (i + GAP / 2), BASE - height];
    return s`<rect x=${x} y=${y} width=${width} height=${height} class=${kind}>
      <title>${sentence(day)}</title>
    </rect>`;
  };
  const bars = days.flatMap((day, i) => [bar(day, i, 'attempts'), bar(day, i, 'solves')]);
  const text = (x, y, content, anchor = 'end') =>
    s`<text x=${x} y=${y} text-anchor=${anchor}>${content}</text>`;
  return h`<figure class="days-chart">
    <figcaption>${legend('attempts')} ${legend('solves')}</figcaption>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true" class="plot">
      <line x1=${LEFT} x2=${WIDTH} y1=${BASE} y2=${BASE} class="axis"></line>
      <line x1=${LEFT} x2=${WIDTH} y1=${TOP} y2=${TOP} class="grid"></line>
      ${bars} ${text(LEFT - 6, TOP + 4, number(most))} ${text(LEFT - 6, BASE + 4, number(0))}
      ${text(LEFT, HEIGHT - 6, shortDate(days[0].date), 'start')}
      ${text(WIDTH, HEIGHT - 6, shortDate(days.at(-1).date))}
    </svg>
    ${asTable(days)}
  </figure>`;
}

function legend(kind) {
  return h`<span class="key">
    <span class="swatch ${kind}" aria-hidden="true"></span>${t(`desk.statistics.${kind}`)}
  </span>`;
}

function asTable(days) {
  const columns = [
    { title: t('desk.statistics.day') },
    { title: t('desk.statistics.attempts'), class: 'number' },
    { title: t('desk.statistics.solves'), class: 'number' },
  ];
  const row = ({ date, attempts, solves }) => [shortDate(date), number(attempts), number(solves)];
  const rows = days.filter(({ attempts }) => attempts > 0).map(row);
  return h`<details>
    <summary>${t('desk.statistics.asTable')}</summary>
    ${table(t('desk.statistics.perDay'), columns, rows)}
  </details>`;
}

function sentence({ date, attempts, solves }) {
  return t('desk.statistics.ofDay', { date: shortDate(date), attempts, solves });
}

function shortDate(date) {
  return dateText(date, { month: 'short', day: 'numeric' });
}
