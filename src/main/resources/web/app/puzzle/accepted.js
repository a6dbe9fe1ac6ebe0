import { address, get } from '../base/api.js';
import { foreign, number, parts, t } from '../base/language.js';
import { millis, size } from '../base/page.js';
import { current } from '../base/session.js';
import { h, link, ref } from '../base/view.js';
import { badgeTitle, medal } from '../profile/badges.js';
import { spreadBars } from '../boards/board.js';
import { nextPuzzle } from '../home/catalogue.js';
import { timeZone } from '../profile/zone.js';
import { boardAddress, publicationsAddress, puzzleAddress } from './addresses.js';

/** How long the points take to count up. */
const COUNTING_MILLIS = 900;
/** With fewer players a share says nothing. */
const FEWEST_PLAYERS = 3;
const MEDAL_SIZE = 32;
const MEASURES = { steps: number, size, time: millis };

/**
 * What a player has gained by an accepted submission: points, badges, the daily puzzle and the streak,
 * how the solution stands among all, and the way on. Each appears when it is known.
 *
 * @param gain the points that the player has more than before
 */
export function accepted({ slug }, { submission, gain, update }, signal) {
  const gained = { badges: [], streak: null, daily: false, standings: [], next: undefined };

  /** Without one of these, the others are still worth showing. */
  function load(promise, take) {
    promise.then((found) => {
      take(found);
      update();
    }).catch(() => {});
  }
  load(get(`/api/players/${encodeURIComponent(current().name)}`, signal), (player) => {
    const isNew = ({ at }) => Date.parse(at) >= Date.parse(submission.submittedAt);
    gained.badges = player.badges.filter(isNew);
    gained.level = player;
    const today = player.activity?.find(({ date }) => date === player.today);
    gained.streak = today?.accepted === 1 && player.streak?.current;
  });
  load(get(address('/api/daily', { zone: timeZone() }), signal), ({ puzzle, mine }) => {
    gained.daily = puzzle.slug === slug && mine?.solved && gain > 0;
  });
  const spread = (by) =>
    get(address(`/api/puzzles/${encodeURIComponent(slug)}/leaderboard/spread`, { by }), signal);
  load(Promise.all(Object.keys(MEASURES).map(spread)), (found) => {
    gained.standings = found.map((one, i) => ({ ...one, by: Object.keys(MEASURES)[i] }));
  });
  load(nextPuzzle(slug, signal), (next) => (gained.next = next ?? null));

  const count = counting(gain);
  return () =>
    h`<section class="accepted" aria-labelledby="accepted-title">
      ${solvedHead(gain > 0 && h`<strong class="gained" ${ref(count)}></strong>`)}
      <ul class="gains">${gains(gained, gain)}</ul>
      <dl class="standings">${gained.standings.map((one) => standing(one, slug))}</dl>
      <div class="ways">
        ${way(gained.next)}
        ${link(publicationsAddress(slug), t('next.solutions'))}
        ${link('#/review', t('next.review'))}
      </div>
    </section>`;
}

/** The heading of what comes after an accepted solution. */
export function solvedHead(gained) {
  return h`<div class="accepted-head">
    <svg class="tick" viewBox="0 0 48 48" aria-hidden="true">
      <circle cx="24" cy="24" r="21"></circle>
      <path d="M14 25l7 7 13-15"></path>
    </svg>
    <h2 id="accepted-title">${t('accepted.title')}</h2>
    ${gained}
  </div>`;
}

/** Counts up to the points in the element, unless the system asks for less motion. */
function counting(amount) {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return (node) => {
    const start = performance.now();
    const count = (now) => {
      const share = Math.min((now - start) / COUNTING_MILLIS, 1);
      node.textContent = `+${t('amounts.points', { n: Math.round(amount * share) })}`;
      if (share < 1) {
        requestAnimationFrame(count);
      }
    };
    if (node) {
      count(isStill ? Infinity : start);
    }
  };
}

function gains({ badges, level, streak, daily }, points) {
  const isLevel = level && level.levelStart > level.points - points;
  return [
    ...badges.map((badge) => chip(badge.id, badgeTitle(badge))),
    isLevel && chip('next-station', t('profile.level', { level: level.level })),
    daily && chip('daily-puzzle', t('accepted.daily')),
    streak > 1 && chip('week-streak', t('accepted.streak', { n: streak })),
  ].filter(Boolean);
}

/** A text with the picture of the badge that is nearest to it. */
function chip(id, text) {
  return h`<li class="gain">${medal(id, MEDAL_SIZE)} ${text}</li>`;
}

/** The place of the player's best solution by one measure. */
function standing({ by, mine, players, ranges }, slug) {
  return mine && h`<div>
    <dt>${t(`boards.measure.${by}`)}</dt>
    <dd>
      <strong>${MEASURES[by](mine.value)}</strong>
      ${link(boardAddress(slug, by), t('accepted.rank', { rank: mine.rank, players }))}
      ${players >= FEWEST_PLAYERS && ranges.length > 1 && spreadBars(ranges, mine)}
    </dd>
  </div>`;
}

/** The large button; its place is kept while the next puzzle is searched. */
function way(next) {
  if (!next) {
    const isSearched = next === undefined;
    return h`<a class="action" href="#/puzzles" ?inert=${isSearched}>${
      isSearched ? '…' : t('accepted.allSolved')
    }</a>`;
  }
  const { slug, title, language } = next;
  const puzzle = h`<span lang=${foreign(language)}>${title}</span>`;
  return h`<a class="action" href=${puzzleAddress(slug)}>${parts('next.puzzle', { puzzle })} →</a>`;
}
