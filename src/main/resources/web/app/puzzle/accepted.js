import { until } from 'lit-html/directives/until.js';
import { address, current, get } from '../base/api.js';
import { foreign, millis, number, parts, size, t } from '../base/language.js';
import { h, link } from '../base/view.js';
import { badgeTitle, medal } from '../profile/badges.js';
import { spreadBars } from '../boards/board.js';
import { nextPuzzle } from '../home/catalogue.js';
import { timeZone } from '../profile/zone.js';
import { publishing } from '../publications/publishing.js';
import { boardAddress, publicationsAddress, puzzleAddress } from './addresses.js';

const MEDAL_SIZE = 32;
const MEASURES = { steps: number, size, time: millis };

/**
 * A function that draws what a player has gained by an accepted submission: points, badges, level, streak
 * and the daily puzzle, how the solution stands among all, and the way on. Each appears when it is known; without
 * one of them, the others are still worth showing.
 *
 * @param gain the points that the player has more than before
 */
export function accepted(slug, { submission, gain }, signal) {
  const part = (path, draw) => {
    const drawn = get(path, signal).then((found) => h`${draw(found)}`).catch(() => null);
    return until(drawn, null);
  };
  const spread = `/api/puzzles/${encodeURIComponent(slug)}/leaderboard/spread`;
  const standings = Object.keys(MEASURES).map((by) =>
    part(address(spread, { by }), (found) => standing(found, by, slug))
  );
  const player = `/api/players/${encodeURIComponent(current().name)}`;
  const gains = part(player, (found) => gainsOf(found, submission.submittedAt, gain));
  const daily = part(
    address('/api/daily', { zone: timeZone() }),
    ({ puzzle, mine }) =>
      puzzle.slug === slug && mine?.solved && gain > 0 && chip('daily-puzzle', t('accepted.daily')),
  );
  const searched = h`<a class="action" href="#/puzzles" inert>…</a>`;
  const next = until(nextPuzzle(slug, signal).then(way, () => way()), searched);
  const publish = publishing(submission);
  const points = gain > 0 &&
    h`<strong class="gained">+${t('amounts.points', { n: gain })}</strong>`;
  return () =>
    h`<section class="accepted" aria-labelledby="accepted-title">
      ${solvedHead(points)}
      <ul class="gains">${gains} ${daily}</ul>
      <dl class="standings">${standings}</dl>
      <div class="ways">
        ${next}
        ${link(publicationsAddress(slug), t('next.solutions'))}
        ${link('#/review', t('next.review'))}
      </div>
    </section>
    ${publish()}`;
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

/** The badges since a moment, a level that the points have reached, and the streak. */
function gainsOf(player, since, points) {
  const { badges, activity, streak, level, levelStart } = player;
  const today = activity?.find(({ date }) => date === player.today);
  return [
    ...badges.filter(({ at }) => Date.parse(at) >= Date.parse(since))
      .map((badge) => chip(badge.id, badgeTitle(badge))),
    levelStart > player.points - points && chip('next-station', t('profile.level', { level })),
    today?.accepted === 1 && streak?.current > 1 &&
    chip('week-streak', t('accepted.streak', { n: streak.current })),
  ];
}

/** A text with the picture of the badge that is nearest to it. */
function chip(id, text) {
  return h`<li class="gain">${medal(id, MEDAL_SIZE)} ${text}</li>`;
}

/** The place of the player's best solution by one measure. */
function standing({ mine, players, ranges }, by, slug) {
  return mine && h`<div>
    <dt>${t(`boards.measure.${by}`)}</dt>
    <dd>
      <strong>${MEASURES[by](mine.value)}</strong>
      ${link(boardAddress(slug, by), t('accepted.rank', { rank: mine.rank, players }))}
      ${players > 2 && ranges.length > 1 && spreadBars(ranges, mine)}
    </dd>
  </div>`;
}

/** The large link to the next puzzle, or to all if there is none. */
function way(next) {
  if (!next) {
    return h`<a class="action" href="#/puzzles">${t('accepted.allSolved')}</a>`;
  }
  const { slug, title, language } = next;
  const puzzle = h`<span lang=${foreign(language)}>${title}</span>`;
  return h`<a class="action" href=${puzzleAddress(slug)}>${parts('next.puzzle', { puzzle })} →</a>`;
}
