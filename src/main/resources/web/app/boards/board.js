import { address, get } from '../base/api.js';
import { t } from '../base/language.js';
import { count, element, link, millis, moreButton, size, table, tabs, time } from '../base/page.js';
import { playerLink } from '../people/players.js';
import { boardAddress, puzzleAddress } from '../puzzle/addresses.js';
import { histogram } from './histogram.js';

/** The measures, and how their values are written. */
const MEASURES = {
  points: count,
  steps: count,
  time: millis,
  size,
};
const PAGE_SIZE = 100;

/** The best accepted solutions of a puzzle, by one measure. */
export async function boardPage({ parameters: [slug], query, signal }) {
  const path = `/api/puzzles/${encodeURIComponent(slug)}`;
  const puzzle = await get(path, signal);
  const measures = puzzle.scoring === 'points' ? Object.keys(MEASURES) : ['steps', 'time', 'size'];
  const by = measures.includes(query.get('by')) ? query.get('by') : measures[0];
  const format = MEASURES[by];
  const fetchPage = (after) =>
    get(address(`${path}/leaderboard`, { by, limit: PAGE_SIZE, after }), signal);
  const [page, spread] = await Promise.all([
    fetchPage(null),
    get(address(`${path}/leaderboard/spread`, { by }), signal),
  ]);
  const columns = [
    { title: t('players.rank'), class: 'number' },
    { title: t('players.player') },
    { title: t(`boards.measure.${by}`), class: 'number' },
    { title: t('players.reached'), class: 'wide-only' },
  ];
  const row = (
    { rank, player, value, reachedAt, profile },
  ) => [count(rank), playerLink(player, profile), format(value), time(reachedAt)];
  const list = table(t(`boards.caption.${by}`), columns, page.items.map(row));
  return element(
    'div',
    { class: 'narrow' },
    element('h1', { tabindex: '-1' }, t('boards.title', { puzzle: puzzle.title })),
    element('p', {}, link(puzzleAddress(slug), t('puzzle.goTo'))),
    tabs(
      t('boards.measures'),
      measures.map((measure) => ({
        href: boardAddress(slug, measure),
        text: t(`boards.lead.${measure}`),
        current: measure === by,
      })),
    ),
    page.items.length > 0
      ? [
        histogram(spread, format),
        list.node,
        moreButton(page.next, fetchPage, (items) => list.addRows(items.map(row))),
      ]
      : element('p', {}, t('boards.none')),
  );
}
