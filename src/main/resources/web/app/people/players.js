import { ownAccount } from './account.js';
import { address, get } from '../base/api.js';
import { t } from '../base/language.js';
import { count, element, link, moreButton, notice, table, time } from '../base/page.js';
import { puzzleAddress } from '../puzzle/addresses.js';
import { current } from '../base/session.js';
import { badge } from '../result/verdicts.js';

const NEIGHBOURS = 2;

const PERIODS = ['all', 'month', 'week'];

function placeColumns() {
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
  const path = `/api/leaderboards/${period}`;
  const fetchPage = (after) => get(address(path, { limit: 50, after }), signal);
  const [page, around] = await Promise.all([fetchPage(null), neighbours(path, signal)]);
  const board = table(t('players.caption'), placeColumns(), page.items.map(place));
  const more = moreButton(page.next, fetchPage, (items) => board.addRows(items.map(place)));
  const empty = element('p', {}, t('players.nobody'), ' ', link('#/puzzles', t('players.beFirst')));
  return element(
    'div',
    { class: 'narrow' },
    element('h1', { tabindex: '-1' }, t('players.leaderboard')),
    periods(period),
    finding(path),
    around.length > 0 ? yourPlace(around) : null,
    page.items.length > 0 ? [board.node, more] : empty,
  );
}

function periods(chosen) {
  const links = PERIODS.map((period) => {
    const anchor = link(`#/leaderboard?period=${period}`, t(`players.period.${period}`));
    anchor.ariaCurrent = period === chosen ? 'page' : null;
    return anchor;
  });
  return element('nav', { 'aria-label': t('players.periods'), class: 'periods' }, links);
}

async function neighbours(board, signal) {
  const name = current()?.name;
  if (!name) {
    return [];
  }
  const path = `${board}/players/${encodeURIComponent(name)}`;
  return (await get(address(path, { radius: NEIGHBOURS }), signal)).items;
}

function yourPlace(around) {
  const title = t('players.neighbours');
  const rows = table(title, placeColumns(), around.map(place)).node;
  return [element('h2', {}, title), rows, element('h2', {}, t('players.everybody'))];
}

/** Shows any player's place and neighbours. */
function finding(board) {
  const name = element('input', { type: 'search', required: true, autocapitalize: 'off' });
  const found = element('div', { 'aria-live': 'polite' });
  async function submit(event) {
    event.preventDefault();
    try {
      const around = await get(
        `${board}/players/${encodeURIComponent(name.value.trim())}?radius=${NEIGHBOURS}`,
      );
      const none = element('p', {}, t('players.noPoints'));
      const rows = around.items.map(place);
      found.replaceChildren(
        rows.length > 0
          ? table(t('players.neighboursOf', { player: name.value }), placeColumns(), rows).node
          : none,
      );
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

function place({ rank, player, points, solved, reachedAt }) {
  return [count(rank), playerLink(player), count(points), count(solved), time(reachedAt)];
}

export function playerLink(name) {
  return isMine(name)
    ? element('strong', {}, link(playerAddress(name), name), ' ', t('players.you'))
    : link(playerAddress(name), name);
}

export function isMine(name) {
  return name.toLowerCase() === current()?.name.toLowerCase();
}

export function playerAddress(name) {
  return `#/players/${encodeURIComponent(name)}`;
}

export async function playerPage({ parameters: [name], signal }) {
  const player = await get(`/api/players/${encodeURIComponent(name)}`, signal);
  return element(
    'div',
    { class: 'narrow' },
    element('h1', { tabindex: '-1' }, player.name),
    figures(player),
    element('h2', {}, t('players.solvedPuzzles')),
    solvedPuzzles(player.solvedPuzzles),
    element('h2', {}, t('players.recent')),
    recent(player.recent),
    isMine(player.name) ? ownAccount() : null,
  );
}

function figures({ points, rank, level, solved }) {
  const figure = (title, value) =>
    element('div', {}, element('dt', {}, title), element('dd', {}, value));
  return element(
    'dl',
    { class: 'figures' },
    figure(t('players.level'), count(level)),
    figure(t('players.points'), count(points)),
    figure(t('players.rank'), rank === null ? '–' : count(rank)),
    figure(t('players.solved'), count(solved)),
  );
}

function solvedPuzzles(puzzles) {
  if (puzzles.length === 0) {
    return element('p', { class: 'quiet' }, t('players.noneYet'));
  }
  const columns = [
    { title: t('players.puzzle') },
    { title: t('players.points'), class: 'number' },
    { title: t('players.solved') },
  ];
  const rows = puzzles.map((
    p,
  ) => [link(puzzleAddress(p.slug), p.title), count(p.points), time(p.solvedAt)]);
  return table(t('players.solvedPuzzles'), columns, rows).node;
}

function recent(activities) {
  if (activities.length === 0) {
    return element('p', { class: 'quiet' }, t('players.noneYet'));
  }
  const columns = [
    { title: t('players.puzzle') },
    { title: t('players.verdict') },
    { title: t('players.judged') },
  ];
  const rows = activities.map(({ submission, puzzle, verdict, judgedAt }) => [
    link(puzzleAddress(puzzle), puzzle),
    badge(verdict),
    link(`#/submissions/${submission}`, time(judgedAt)),
  ]);
  return table(t('players.recent'), columns, rows).node;
}
