import { address, get } from '../base/api.js';
import { number, t } from '../base/language.js';
import { millis, size } from '../base/page.js';
import { h, numeric, paged, table, tabs, time, wideOnly } from '../base/view.js';
import { person } from '../people/players.js';
import { boardAddress, puzzleHead } from '../puzzle/addresses.js';
import { histogram } from './histogram.js';

/** The measures, and how their values are written. */
const MEASURES = {
  points: number,
  steps: number,
  time: millis,
  size,
};
const PAGE_SIZE = 100;

/** The best accepted solutions of a puzzle, by one measure. */
export async function boardPage({ parameters: [slug], query, signal, update, isTab }) {
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
    numeric(t('players.rank'), ({ rank }) => number(rank)),
    { title: t('players.player'), cell: person },
    numeric(t(`boards.measure.${by}`), ({ value }) => format(value)),
    wideOnly(t('players.reached'), ({ reachedAt }) => time(reachedAt)),
  ];
  const list = paged(page, fetchPage, update);
  const measure = (measure) => ({
    href: boardAddress(slug, measure),
    text: t(`boards.lead.${measure}`),
    current: measure === by,
  });
  const best = () =>
    h`${histogram(spread, format)}
      ${table(t(`boards.caption.${by}`), columns, list.items)}
      ${list.more()}`;
  return () =>
    h`<div class="narrow">
      ${puzzleHead(slug, t('boards.title', { puzzle: puzzle.title }), isTab)}
      ${tabs(t('boards.measures'), measures.map(measure))}
      ${page.items.length > 0 ? best() : h`<p>${t('boards.none')}</p>`}
    </div>`;
}
