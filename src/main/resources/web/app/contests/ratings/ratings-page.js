import { address } from '../../base/api.js';
import { number, t } from '../../base/language.js';
import { h, link, paged, table } from '../../base/view.js';
import { playerLink } from '../../people/players.js';
import { CONTESTS } from '../addresses.js';
import { load } from '../loading.js';

/** The players by the rating of their contests. */
export async function ratingsList({ signal, update }) {
  const fetchPage = (after) => load(address('/api/ratings', { limit: 50, after }), signal);
  const list = paged(await fetchPage(null), fetchPage, update);
  const columns = [
    { title: t('players.rank'), class: 'number' },
    { title: t('players.player') },
    { title: t('ratings.rating'), class: 'number' },
    { title: t('ratings.deviation'), class: 'number wide-only' },
    { title: t('contests.title'), class: 'number' },
  ];
  const row = ({ rank, player, rating, deviation, contests }) => [
    number(rank),
    playerLink(player),
    number(rating),
    `±${number(2 * deviation)}`,
    number(contests),
  ];
  const all = () => table(t('ratings.title'), columns, list.items.map(row));
  return () =>
    h`<div class="narrow">
      <p class="small">${link(CONTESTS, t('contests.back'))}</p>
      <h1 tabindex="-1">${t('ratings.title')}</h1>
      <p class="quiet">${t('ratings.about')}</p>
      ${list.items.length > 0 ? all() : h`<p>${t('ratings.none')}</p>`} ${list.more()}
    </div>`;
}
