import { address, get } from '../base/api.js';
import { t } from '../base/language.js';
import { count, element, link, moreButton, table, time } from '../base/page.js';
import { playerLink } from '../people/players.js';
import { classAddress } from './frame.js';

const PERIODS = ['all', 'month', 'week'];
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
  const columns = [
    { title: t('players.rank'), class: 'number' },
    { title: t('players.player') },
    { title: t('players.points'), class: 'number' },
    { title: t('players.solved'), class: 'number' },
    { title: t('players.reached'), class: 'wide-only' },
  ];
  const row = ({ rank, player, points, solved, reachedAt }) => [
    count(rank),
    playerLink(player),
    count(points),
    count(solved),
    time(reachedAt),
  ];
  const list = table(t('classes.tab.board'), columns, page.items.map(row));
  return element(
    'div',
    {},
    periods(shown, period),
    page.items.length > 0
      ? [list.node, moreButton(page.next, fetchPage, (items) => list.addRows(items.map(row)))]
      : element('p', {}, t('players.nobody')),
    element('p', { class: 'quiet small' }, t('classes.boardWhy')),
  );
}

function periods(shown, chosen) {
  const links = PERIODS.map((period) => {
    const anchor = link(
      address(classAddress(shown, 'board'), { period }),
      t(`players.period.${period}`),
    );
    anchor.ariaCurrent = period === chosen ? 'page' : null;
    return anchor;
  });
  return element('nav', { 'aria-label': t('players.periods'), class: 'periods' }, links);
}
