import { ownAccount } from './account.js';
import { address, get } from '../base/api.js';
import { count, element, link, moreButton, notice, table, time } from '../base/page.js';
import { puzzleAddress } from '../puzzle/addresses.js';
import { current } from '../base/session.js';
import { badge } from '../result/verdicts.js';

const NEIGHBOURS = 2;

const PLACE = [
  { title: 'Rank', class: 'number' },
  { title: 'Player' },
  { title: 'Points', class: 'number' },
  { title: 'Solved', class: 'number' },
  { title: 'Reached', class: 'wide-only' },
];

const PERIODS = { all: 'All time', month: 'This month', week: 'This week' };

export async function leaderboardPage({ query, signal }) {
  const period = query.get('period') in PERIODS ? query.get('period') : 'all';
  const path = `/api/leaderboards/${period}`;
  const fetchPage = (after) => get(address(path, { limit: 50, after }), signal);
  const [page, around] = await Promise.all([fetchPage(null), neighbours(path, signal)]);
  const board = table('All players, best first', PLACE, page.items.map(place));
  const more = moreButton(page.next, fetchPage, (items) => board.addRows(items.map(place)));
  const empty = element('p', {}, 'Nobody has points yet. ', link('#/puzzles', 'Be the first!'));
  return element(
    'div',
    { class: 'narrow' },
    element('h1', { tabindex: '-1' }, 'Leaderboard'),
    periods(period),
    finding(path),
    around.length > 0 ? yourPlace(around) : null,
    page.items.length > 0 ? [board.node, more] : empty,
  );
}

function periods(chosen) {
  const links = Object.entries(PERIODS).map(([period, title]) => {
    const anchor = link(`#/leaderboard?period=${period}`, title);
    anchor.ariaCurrent = period === chosen ? 'page' : null;
    return anchor;
  });
  return element('nav', { 'aria-label': 'Period', class: 'periods' }, links);
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
  const rows = table('You and your neighbours', PLACE, around.map(place)).node;
  return [element('h2', {}, 'You and your neighbours'), rows, element('h2', {}, 'Everybody')];
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
      const none = element('p', {}, 'This player has no points on this board.');
      const rows = around.items.map(place);
      found.replaceChildren(
        rows.length > 0 ? table(`${name.value} and neighbours`, PLACE, rows).node : none,
      );
    } catch (problem) {
      found.replaceChildren(
        notice(problem.status === 404 ? 'There is no such player.' : problem.message),
      );
    }
  }
  return [
    element(
      'form',
      { class: 'filters finding', submit },
      element('label', { class: 'wide' }, 'Find a player', name),
      element('button', {}, 'Find'),
    ),
    found,
  ];
}

function place({ rank, player, points, solved, reachedAt }) {
  return [count(rank), playerLink(player), count(points), count(solved), time(reachedAt)];
}

export function playerLink(name) {
  return isMine(name)
    ? element('strong', {}, link(playerAddress(name), name), ' (you)')
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
    element('h2', {}, 'Solved puzzles'),
    solvedPuzzles(player.solvedPuzzles),
    element('h2', {}, 'Recent submissions'),
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
    figure('Level', count(level)),
    figure('Points', count(points)),
    figure('Rank', rank === null ? '–' : count(rank)),
    figure('Solved', count(solved)),
  );
}

function solvedPuzzles(puzzles) {
  if (puzzles.length === 0) {
    return element('p', { class: 'quiet' }, 'None yet.');
  }
  const columns = [{ title: 'Puzzle' }, { title: 'Points', class: 'number' }, { title: 'Solved' }];
  const rows = puzzles.map((
    p,
  ) => [link(puzzleAddress(p.slug), p.title), count(p.points), time(p.solvedAt)]);
  return table('Solved puzzles', columns, rows).node;
}

function recent(activities) {
  if (activities.length === 0) {
    return element('p', { class: 'quiet' }, 'None yet.');
  }
  const columns = [{ title: 'Puzzle' }, { title: 'Verdict' }, { title: 'Judged' }];
  const rows = activities.map(({ submission, puzzle, verdict, judgedAt }) => [
    link(puzzleAddress(puzzle), puzzle),
    badge(verdict),
    link(`#/submissions/${submission}`, time(judgedAt)),
  ]);
  return table('Recent submissions', columns, rows).node;
}
