import { address, get } from '../base/api.js';
import { count, element, link, millis, moreButton, size, table, time } from '../base/page.js';
import { isMine, playerLink } from '../people/players.js';
import { boardAddress, puzzleAddress } from '../puzzle/addresses.js';
import { histogram } from './histogram.js';

const MEASURES = {
  points: { title: 'Points', format: count, lead: 'Most points' },
  steps: { title: 'Steps', format: count, lead: 'Fewest steps' },
  time: { title: 'Time', format: millis, lead: 'Least CPU time' },
  size: { title: 'Size', format: size, lead: 'Shortest source' },
};
const PAGE_SIZE = 100;

/** The best accepted solutions of a puzzle, by one measure. */
export async function boardPage({ parameters: [slug], query, signal }) {
  const path = `/api/puzzles/${encodeURIComponent(slug)}`;
  const puzzle = await get(path, signal);
  const measures = puzzle.scoring === 'points' ? Object.keys(MEASURES) : ['steps', 'time', 'size'];
  const by = measures.includes(query.get('by')) ? query.get('by') : measures[0];
  const { title, format, lead } = MEASURES[by];
  const fetchPage = (after) =>
    get(address(`${path}/leaderboard`, { by, limit: PAGE_SIZE, after }), signal);
  const page = await fetchPage(null);
  const columns = [
    { title: 'Rank', class: 'number' },
    { title: 'Player' },
    { title, class: 'number' },
    { title: 'Reached', class: 'wide-only' },
  ];
  const row = (
    { rank, player, value, reachedAt },
  ) => [count(rank), playerLink(player), format(value), time(reachedAt)];
  const list = table(`${lead} first`, columns, page.items.map(row));
  return element(
    'div',
    { class: 'narrow' },
    element('h1', { tabindex: '-1' }, `Boards of ${puzzle.title}`),
    element('p', {}, link(puzzleAddress(slug), 'Go to the puzzle')),
    tabs(slug, measures, by),
    page.items.length > 0
      ? [
        histogram(page.items, format, isMine),
        list.node,
        moreButton(page.next, fetchPage, (items) => list.addRows(items.map(row))),
      ]
      : element('p', {}, 'Nobody has solved it yet.'),
  );
}

function tabs(slug, measures, by) {
  const links = measures.map((measure) => {
    const anchor = link(boardAddress(slug, measure), MEASURES[measure].lead);
    anchor.ariaCurrent = measure === by ? 'page' : null;
    return anchor;
  });
  return element('nav', { 'aria-label': 'Measure', class: 'periods' }, links);
}
