import { get } from '../../base/api.js';
import { t } from '../../base/language.js';
import { count, element, link, shortTime, table } from '../../base/page.js';
import { svg } from '../../home/svg.js';
import { contestAddress } from '../addresses.js';
import { plotted } from './plot.js';

const WIDTH = 600;
const HEIGHT = 140;
const EDGE = 12;

/** The rating of a player: the number, a plot of its history, and the contests as a table. */
export async function ratingHistory({ name, rating }, signal) {
  const { items } = await get(
    `/api/players/${encodeURIComponent(name)}/ratings?limit=100`,
    signal,
  );
  const oldestFirst = items.toSorted((a, b) => a.at < b.at ? -1 : 1);
  return element(
    'section',
    {},
    element('h2', {}, t('ratings.rating')),
    element(
      'p',
      {},
      element('strong', { class: 'rating-now' }, count(rating.rating)),
      ' ',
      element(
        'span',
        { class: 'quiet' },
        t('ratings.within', { deviation: 2 * rating.deviation, n: rating.contests }),
      ),
      ' ',
      link('#/ratings', t('ratings.all')),
    ),
    oldestFirst.length > 1 ? plot(oldestFirst) : null,
    oldestFirst.length > 0 ? changes(oldestFirst.toReversed()) : null,
  );
}

/** The line of the ratings over the band in which they are probably right. The table says the same. */
function plot(history) {
  const { points, least, most } = plotted(history, WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE);
  const at = ({ x }, y) => `${(x + EDGE).toFixed(1)},${(y + EDGE).toFixed(1)}`;
  const band = [
    ...points.map((point) => at(point, point.high)),
    ...points.toReversed().map((point) => at(point, point.low)),
  ];
  return element(
    'figure',
    { class: 'rating-plot', 'aria-hidden': 'true' },
    element('span', { class: 'quiet small' }, count(most)),
    svg(
      'svg',
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}` },
      svg('polygon', { points: band.join(' ') }),
      svg('polyline', { points: points.map((point) => at(point, point.y)).join(' ') }),
      ...points.map((point) => svg('circle', { cx: point.x + EDGE, cy: point.y + EDGE, r: 4 })),
    ),
    element('span', { class: 'quiet small' }, count(least)),
  );
}

function changes(items) {
  const columns = [
    { title: t('ratings.contest') },
    { title: t('players.rank'), class: 'number' },
    { title: t('ratings.rating'), class: 'number' },
    { title: t('ratings.change'), class: 'number' },
    { title: t('ratings.at'), class: 'wide-only' },
  ];
  const rows = items.map(({ contest, rank, before, after, at }) => [
    link(contestAddress(contest.id), contest.title),
    count(rank),
    count(after),
    before === null ? '–' : signed(after - before),
    shortTime(at),
  ]);
  return table(t('ratings.history'), columns, rows).node;
}

function signed(change) {
  return change < 0 ? `−${count(-change)}` : `+${count(change)}`;
}
