import { address, get } from '../base/api.js';
import { t } from '../base/language.js';
import { count, element, moreButton, table, time } from '../base/page.js';
import { PERIODS, periods, placeColumns, playerLink } from '../people/players.js';
import { classAddress } from './frame.js';

const PAGE_SIZE = 50;

/** The members among themselves, by points. */
export async function boardTab(shown, { query, signal }) {
  const period = PERIODS.includes(query.get('period')) ? query.get('period') : 'all';
  const fetchPage = (after) =>
    get(
      address(`/api/leaderboards/${period}`, { class: shown.id, limit: PAGE_SIZE, after }),
      signal,
    );
  const page = await fetchPage(null);
  const row = ({ rank, player, points, solved, reachedAt }) => [
    count(rank),
    playerLink(player),
    count(points),
    count(solved),
    time(reachedAt),
  ];
  const list = table(t('classes.tab.board'), placeColumns(), page.items.map(row));
  return element(
    'div',
    {},
    periods(classAddress(shown, 'board'), period),
    page.items.length > 0
      ? [list.node, moreButton(page.next, fetchPage, (items) => list.addRows(items.map(row)))]
      : element('p', {}, t('players.nobody')),
    element('p', { class: 'quiet small' }, t('classes.boardWhy')),
  );
}
