import { address, get } from '../base/api.js';
import { t } from '../base/language.js';
import { count, element, link, moreButton, notice, table, tabs, time } from '../base/page.js';
import { current } from '../base/session.js';

const NEIGHBOURS = 2;
const PAGE_SIZE = 50;
/** Places that are shown above the place to which the list jumps. */
const ABOVE = 5;

export const PERIODS = ['all', 'month', 'week'];

export function placeColumns() {
  return [
    { title: t('players.rank'), class: 'number' },
    { title: t('players.player') },
    { title: t('players.points'), class: 'number' },
    { title: t('players.solved'), class: 'number' },
    { title: t('players.reached'), class: 'wide-only' },
  ];
}

export async function leaderboardPage({ query, signal }) {
  const period = PERIODS.includes(query.get('period')) ? query.get('period') : 'all';
  const from = /^[1-9]\d{0,8}$/.test(query.get('from') ?? '') ? Number(query.get('from')) : 1;
  const path = `/api/leaderboards/${period}`;
  const fetchPage = (after) => get(address(path, { limit: PAGE_SIZE, after, from }), signal);
  const [page, around] = await Promise.all([fetchPage(null), neighbours(path, signal)]);
  return element(
    'div',
    { class: 'narrow' },
    element('h1', { tabindex: '-1' }, t('players.leaderboard')),
    periods('#/leaderboard', period),
    finding(period),
    jumping(period, from),
    around.length > 0 ? yourPlace(period, around) : null,
    from > 1 ? earlier(period, from) : null,
    page.items.length > 0 ? everybody(page, fetchPage) : nobody(from),
  );
}

function everybody(page, fetchPage) {
  const board = table(t('players.caption'), placeColumns(), page.items.map(place));
  const more = moreButton(page.next, fetchPage, (items) => board.addRows(items.map(place)));
  return [board.node, more];
}

function nobody(from) {
  return from > 1
    ? element('p', {}, t('players.noSuchRank', { rank: from }))
    : element('p', {}, t('players.nobody'), ' ', link('#/puzzles', t('players.beFirst')));
}

/** The address of the list, beginning at a rank. */
function listAddress(period, from) {
  return `#${address('/leaderboard', { period, from: from > 1 ? from : null })}`;
}

/** A place in the list with some places above it. */
function inList(period, rank, text) {
  return link(listAddress(period, rank - ABOVE), text);
}

function earlier(period, from) {
  const first = Math.max(1, from - PAGE_SIZE);
  const text = t('players.previous', { from: first, to: from - 1 });
  return element('p', {}, link(listAddress(period, first), text));
}

/** Begins the list at a rank. */
function jumping(period, from) {
  const rank = element('input', {
    type: 'number',
    min: 1,
    max: 999_999_999,
    required: true,
    value: from,
  });
  function submit(event) {
    event.preventDefault();
    location.hash = listAddress(period, rank.valueAsNumber);
  }
  return element(
    'form',
    { class: 'filters finding', submit },
    element('label', { class: 'wide' }, t('players.jump'), rank),
    element('button', {}, t('players.go')),
  );
}

/** Links to the periods of a leaderboard with this address. */
export function periods(board, chosen) {
  return tabs(
    t('players.periods'),
    PERIODS.map((period) => ({
      href: address(board, { period }),
      text: t(`players.period.${period}`),
      current: period === chosen,
    })),
  );
}

async function neighbours(board, signal) {
  const name = current()?.name;
  if (!name) {
    return [];
  }
  const path = `${board}/players/${encodeURIComponent(name)}`;
  return (await get(address(path, { radius: NEIGHBOURS }), signal)).items;
}

function yourPlace(period, around) {
  const title = t('players.neighbours');
  const mine = around.find(({ player }) => isMine(player));
  return [
    element('h2', {}, title),
    table(title, placeColumns(), around.map(place)).node,
    mine ? element('p', {}, inList(period, mine.rank, t('players.jumpToMe'))) : null,
    element('h2', {}, t('players.everybody')),
  ];
}

/** Shows any player's place and neighbours. */
function finding(period) {
  const name = element('input', { type: 'search', required: true, autocapitalize: 'off' });
  const found = element('div', { 'aria-live': 'polite' });
  async function submit(event) {
    event.preventDefault();
    const player = name.value.trim();
    try {
      const around = await get(
        `/api/leaderboards/${period}/players/${encodeURIComponent(player)}?radius=${NEIGHBOURS}`,
      );
      found.replaceChildren(...foundPlaces(period, player, around.items));
    } catch (problem) {
      found.replaceChildren(
        notice(problem.status === 404 ? t('players.noSuchPlayer') : problem.message),
      );
    }
  }
  return [
    element(
      'form',
      { class: 'filters finding', submit },
      element('label', { class: 'wide' }, t('players.findPlayer'), name),
      element('button', {}, t('players.find')),
    ),
    found,
  ];
}

function foundPlaces(period, player, places) {
  const theirs = places.find((one) => one.player.toLowerCase() === player.toLowerCase());
  if (!theirs) {
    return [element('p', {}, t('players.noPoints'))];
  }
  const title = t('players.neighboursOf', { player: theirs.player });
  return [
    table(title, placeColumns(), places.map(place)).node,
    element('p', {}, inList(period, theirs.rank, t('players.inList'))),
  ];
}

function place({ rank, player, points, solved, reachedAt, profile }) {
  return [count(rank), playerLink(player, profile), count(points), count(solved), time(reachedAt)];
}

export function playerLink(name, profile = 'public') {
  return isMine(name)
    ? element('strong', {}, playerName(name), ' ', t('players.you'))
    : playerName(name, profile);
}

/** A name, with a link if the viewer may see the profile. */
export function playerName(name, profile = 'public') {
  const open = profile === 'public' || (profile === 'players' && current()) || isMine(name);
  return open ? link(playerAddress(name), name) : element('span', {}, name);
}

export function isMine(name) {
  return name.toLowerCase() === current()?.name.toLowerCase();
}

export function playerAddress(name) {
  return `#/players/${encodeURIComponent(name)}`;
}
