import { get } from '../base/api.js';
import { t } from '../base/language.js';
import { loadJson, save } from '../base/storage.js';
import { h, link } from '../base/view.js';
import { publicationsAddress } from '../puzzle/addresses.js';

/** What each player had seen when the browser loaded the page. */
const seen = new Map();

/**
 * The votes and comments that a player's publications have got since the last visit, which the browser
 * remembers; null without publications.
 */
export async function newsOf(name, bySlug, signal) {
  const { items } = await get('/api/me/publications?limit=100', signal);
  const key = `arbiter.news.${name.toLowerCase()}`;
  seen.set(key, seen.get(key) ?? loadJson(key) ?? {});
  const figures = items.map(({ id, votes, comments }) => [id, { votes, comments }]);
  save(key, JSON.stringify(Object.fromEntries(figures)));
  const lines = items.map((one) => line(one, seen.get(key)[one.id], bySlug)).filter(Boolean);
  return lines.length > 0
    ? h`<ul class="news">${lines}</ul>`
    : items.length > 0 && h`<p class="quiet">${t('home.noNews', { n: items.length })}</p>`;
}

function line({ puzzle, votes, comments }, before, bySlug) {
  const more = [
    ['votes', votes - (before?.votes ?? 0)],
    ['comments', comments - (before?.comments ?? 0)],
  ].filter(([, n]) => n > 0).map(([what, n]) => t(`home.${what}`, { n }));
  const title = bySlug.get(puzzle)?.title ?? puzzle;
  return more.length > 0 &&
    h`<li>${link(publicationsAddress(puzzle), title)}: ${more.join(', ')}</li>`;
}
