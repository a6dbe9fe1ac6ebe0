import { address } from '../../base/api.js';
import { t } from '../../base/language.js';
import { count, element, link, moreButton, table } from '../../base/page.js';
import { playerLink } from '../../people/players.js';
import { CONTESTS } from '../addresses.js';
import { load } from '../loading.js';

/** The players by the rating of their contests. */
export async function ratingsList({ signal }) {
  const fetchPage = (after) => load(address('/api/ratings', { limit: 50, after }), signal);
  const page = await fetchPage(null);
  const columns = [
    { title: t('players.rank'), class: 'number' },
    { title: t('players.player') },
    { title: t('ratings.rating'), class: 'number' },
    { title: t('ratings.deviation'), class: 'number wide-only' },
    { title: t('contests.title'), class: 'number' },
  ];
  const row = ({ rank, player, rating, deviation, contests }) => [
    count(rank),
    playerLink(player),
    count(rating),
    `±${count(2 * deviation)}`,
    count(contests),
  ];
  const list = table(t('ratings.title'), columns, page.items.map(row));
  return element(
    'div',
    { class: 'narrow' },
    element('p', { class: 'small' }, link(CONTESTS, t('contests.back'))),
    element('h1', { tabindex: '-1' }, t('ratings.title')),
    element('p', { class: 'quiet' }, t('ratings.about')),
    page.items.length > 0
      ? [list.node, moreButton(page.next, fetchPage, (items) => list.addRows(items.map(row)))]
      : element('p', {}, t('ratings.none')),
  );
}
