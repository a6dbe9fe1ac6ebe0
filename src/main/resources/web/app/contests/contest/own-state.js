import { address } from '../../base/api.js';
import { t } from '../../base/language.js';
import { element } from '../../base/page.js';
import { current } from '../../base/session.js';
import { contestApi } from '../addresses.js';
import { load } from '../loading.js';

/** How many pages of the own submissions count. Nobody sends more than these in a contest. */
const MOST_PAGES = 5;

/** The player's own submissions of a contest, newest first; none for a visitor. */
export async function ownSubmissions(contest, signal) {
  if (!current() || !contest.registered) {
    return [];
  }
  const found = [];
  let after = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = { player: current().name, limit: 100, after };
    const { items, next } = await load(
      address(contestApi(contest.id, '/submissions'), query),
      signal,
    );
    found.push(...items.filter(({ kind }) => kind !== 'RUN'));
    if (!next) {
      break;
    }
    after = next;
  }
  return found;
}

/** How far the player is with a puzzle, from the own submissions, which are newest first. */
export function stateOf(submissions, slug) {
  const mine = submissions.filter(({ puzzle }) => puzzle === slug);
  const first = mine.findLastIndex(({ verdict }) => verdict === 'ACCEPTED');
  const counting = mine.slice(Math.max(first, 0));
  const judged = counting.filter(({ verdict }) => verdict);
  return {
    solved: first >= 0,
    tries: judged.length,
    pending: first >= 0 ? 0 : counting.length - judged.length,
  };
}

/** The state in words; null if the player has not tried. */
export function stateText({ solved, tries, pending }) {
  const amount = tries > 0 ? t('contests.tries', { n: tries }) : null;
  if (solved) {
    return [element('span', { class: 'mark' }, t('puzzles.solved')), ' ', quiet(amount)];
  }
  if (pending > 0) {
    return [t('contests.pending'), ' ', quiet(amount)];
  }
  return amount;
}

function quiet(text) {
  return text ? element('span', { class: 'quiet small' }, text) : null;
}
