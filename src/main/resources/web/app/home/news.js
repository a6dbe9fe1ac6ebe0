import { get } from '../base/api.js';
import { t } from '../base/language.js';
import { element, link } from '../base/page.js';
import { loadJson, save } from '../base/storage.js';
import { publicationsAddress } from '../puzzle/addresses.js';

const MOST = 100;

/** What each player had seen when the browser loaded the page. */
const seen = new Map();

/**
 * The votes and comments that a player's publications have got since the last visit, which the
 * browser remembers; null without publications.
 */
export async function news(name, titleOf, signal) {
  const { items } = await get(`/api/me/publications?limit=${MOST}`, signal);
  if (items.length === 0) {
    return null;
  }
  const before = seenBy(name);
  save(keyOf(name), JSON.stringify(Object.fromEntries(items.map(figures))));
  const lines = items.map((item) => line(item, before[item.id] ?? [0, 0], titleOf)).filter(Boolean);
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, t('home.news')),
    lines.length > 0
      ? element('ul', { class: 'news' }, lines)
      : element('p', { class: 'quiet' }, t('home.noNews', { n: items.length })),
  );
}

function keyOf(name) {
  return `arbiter.news.${name.toLowerCase()}`;
}

function figures({ id, votes, comments }) {
  return [id, [votes, comments]];
}

function seenBy(name) {
  if (!seen.has(name)) {
    seen.set(name, loadJson(keyOf(name)) ?? {});
  }
  return seen.get(name);
}

function line({ puzzle, votes, comments }, [votesBefore, commentsBefore], titleOf) {
  const more = [
    votes > votesBefore && t('home.votes', { n: votes - votesBefore }),
    comments > commentsBefore && t('home.comments', { n: comments - commentsBefore }),
  ].filter(Boolean);
  return more.length > 0 &&
    element('li', {}, link(publicationsAddress(puzzle), titleOf(puzzle)), `: ${more.join(', ')}`);
}
