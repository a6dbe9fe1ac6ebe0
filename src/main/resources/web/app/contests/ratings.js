import { get } from '../base/api.js';
import { number, t } from '../base/language.js';
import { h, link, listing, numeric, shortTime, table, wideOnly } from '../base/view.js';
import { playerLink } from '../people/players.js';
import { contestAddress, CONTESTS, RATINGS } from './addresses.js';
import { pagesOf } from './loading.js';

const WIDTH = 600;
const HEIGHT = 140;
const EDGE = 12;
/** The bounds of the scale are multiples of this. */
const STEP = 50;

/** The rating of a player: the number, a plot of its history, and the contests as a table. */
export async function ratingHistory({ name, rating }, signal) {
  const path = `/api/players/${encodeURIComponent(name)}/ratings?limit=100`;
  const { items } = await get(path, signal);
  const newestFirst = items.toSorted((a, b) => a.at < b.at ? 1 : -1);
  const within = t('ratings.within', { deviation: 2 * rating.deviation, n: rating.contests });
  return h`<section>
    <h2>${t('ratings.rating')}</h2>
    <p>
      <strong class="rating-now">${number(rating.rating)}</strong>
      <span class="quiet">${within}</span> ${link(RATINGS, t('ratings.all'))}
    </p>
    ${items.length > 1 && plot(newestFirst.toReversed())}
    ${items.length > 0 && changes(newestFirst)}
  </section>`;
}

/** The line of the ratings over the band in which they are probably right. The table says the same. */
function plot(history) {
  const { points, least, most } = plotted(history, WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE);
  const at = (x, y) => `${(x + EDGE).toFixed(1)},${(y + EDGE).toFixed(1)}`;
  const line = points.map(({ x, y }) => at(x, y));
  const band = [
    ...points.map(({ x, high }) => at(x, high)),
    ...points.toReversed().map(({ x, low }) => at(x, low)),
  ];
  const dots = line.map((place) => `M${place}h0`);
  return h`<figure class="rating-plot" aria-hidden="true">
    <span class="quiet small">${number(most)}</span>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}">
      <polygon points=${band.join(' ')}></polygon>
      <polyline points=${line.join(' ')}></polyline>
      <path d=${dots.join('')}></path>
    </svg>
    <span class="quiet small">${number(least)}</span>
  </figure>`;
}

/**
 * The points of ratings, oldest first, in a box: `{points: [{x, y, low, high}…], least, most}`. The
 * contests are at equal distances; least and most are the bounds of the scale.
 */
export function plotted(history, width, height) {
  const lows = history.map(({ after, deviation }) => after - 2 * deviation);
  const highs = history.map(({ after, deviation }) => after + 2 * deviation);
  const least = Math.floor((Math.min(...lows) - 1) / STEP) * STEP;
  const most = Math.ceil((Math.max(...highs) + 1) / STEP) * STEP;
  const y = (rating) => height * (most - rating) / (most - least);
  const points = history.map(({ after }, i) => ({
    x: history.length === 1 ? width / 2 : width * i / (history.length - 1),
    y: y(after),
    low: y(lows[i]),
    high: y(highs[i]),
  }));
  return { least, most, points };
}

function changes(items) {
  const contestLink = ({ contest }) => link(contestAddress(contest.id), contest.title);
  const change = ({ before, after }) => before === null ? '–' : signed(after - before);
  const columns = [
    { title: t('ratings.contest'), cell: contestLink },
    numeric(t('players.rank'), ({ rank }) => number(rank)),
    numeric(t('ratings.rating'), ({ after }) => number(after)),
    numeric(t('ratings.change'), change),
    wideOnly(t('ratings.at'), ({ at }) => shortTime(at)),
  ];
  return table(t('ratings.history'), columns, items);
}

function signed(change) {
  return change < 0 ? `−${number(-change)}` : `+${number(change)}`;
}

/** The players by the rating of their contests. */
export async function ratingsList({ signal, update }) {
  const columns = [
    numeric(t('players.rank'), ({ rank }) => number(rank)),
    { title: t('players.player'), cell: ({ player }) => playerLink(player) },
    numeric(t('ratings.rating'), ({ rating }) => number(rating)),
    numeric(t('ratings.deviation'), ({ deviation }) => `±${number(2 * deviation)}`),
    numeric(t('contests.title'), ({ contests }) => number(contests)),
  ];
  const list = await listing(
    { caption: t('ratings.title'), columns, none: t('ratings.none') },
    pagesOf('/api/ratings', {}, signal),
    update,
  );
  return () =>
    h`<div class="narrow">
      <p class="small">${link(CONTESTS, t('contests.back'))}</p>
      <h1 tabindex="-1">${t('ratings.title')}</h1>
      <p class="quiet">${t('ratings.about')}</p>
      ${list()}
    </div>`;
}
