import { get } from '../base/api.js';
import { number, t } from '../base/language.js';
import { h, link, listing, numeric, shortTime, table, wideOnly } from '../base/view.js';
import { playerLink } from '../people/players.js';
import { contestAddress, CONTESTS, pagesOf, RATINGS } from './calls.js';

/** The rating of a player: the number, a plot of its history, and the contests as a table. */
export async function ratingHistory({ name, rating }, signal) {
  const path = `/api/players/${encodeURIComponent(name)}/ratings?limit=100`;
  const { items } = await get(path, signal);
  const within = t('ratings.within', { deviation: 2 * rating.deviation, n: rating.contests });
  return h`<section>
    <h2>${t('ratings.rating')}</h2>
    <p>
      <strong class="rating-now">${number(rating.rating)}</strong>
      <span class="quiet">${within}</span> ${link(RATINGS, t('ratings.all'))}
    </p>
    ${items.length > 1 && plot(items.toReversed())}
    ${items.length > 0 && changes(items)}
  </section>`;
}

/** The line of the ratings over the band in which they are probably right. The table says the same. */
function plot(history) {
  const line = history.map(({ after }) => after);
  const low = history.map(({ after, deviation }) => after - 2 * deviation);
  const high = history.map(({ after, deviation }) => after + 2 * deviation);
  const [least, most] = [Math.min(...low), Math.max(...high)];
  const at = (rating, i) => `${i},${most - rating}`;
  const band = [...high.map(at), ...low.map(at).toReversed()];
  return h`<figure class="rating-plot" aria-hidden="true">
    <span class="quiet small">${number(most)}</span>
    <svg viewBox="0 0 ${line.length - 1} ${most - least}" preserveAspectRatio="none">
      <polygon points=${band.join(' ')}></polygon>
      <polyline points=${line.map(at).join(' ')}></polyline>
      <path d=${line.map((rating, i) => `M${at(rating, i)}h0`).join('')}></path>
    </svg>
    <span class="quiet small">${number(least)}</span>
  </figure>`;
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
