import { address, get } from '../base/api.js';
import { bars } from '../base/chart.js';
import { millis, number, size, t } from '../base/language.js';
import { h, listing, numeric, tabs, time, wideOnly } from '../base/view.js';
import { person } from '../people/players.js';
import { boardAddress, puzzleHead } from '../puzzle/addresses.js';
import { chosenLanguage, titleOf } from '../puzzle/programming.js';

/** The measures, and how their values are written. */
const MEASURES = { points: number, steps: number, time: millis, size };

/** The best accepted solutions of a puzzle, by one measure. */
export async function boardPage({ parameters: [slug], query, signal, update, isTab }) {
  const path = `/api/puzzles/${encodeURIComponent(slug)}`;
  const puzzle = await get(path, signal);
  const measures = puzzle.scoring === 'points' ? Object.keys(MEASURES) : ['steps', 'time', 'size'];
  const by = measures.includes(query.get('by')) ? query.get('by') : measures[0];
  const languages = Object.keys(puzzle.starters);
  const asked = query.get('language');
  const language = languages.includes(asked) ? asked : chosenLanguage(puzzle);
  const format = MEASURES[by];
  const fetchPage = (after) =>
    get(address(`${path}/leaderboard`, { by, language, limit: 100, after }), signal);
  const columns = [
    numeric(t('players.rank'), ({ rank }) => number(rank)),
    { title: t('players.player'), cell: person },
    numeric(t(`boards.measure.${by}`), ({ value }) => format(value)),
    wideOnly(t('players.reached'), ({ reachedAt }) => time(reachedAt)),
  ];
  const board = { caption: t(`boards.caption.${by}`), columns, none: t('boards.none') };
  const [places, spread] = await Promise.all([
    listing(board, fetchPage, update),
    get(address(`${path}/leaderboard/spread`, { by, language }), signal),
  ]);
  const measure = (measure) => ({
    href: boardAddress(slug, measure, language),
    text: t(`boards.lead.${measure}`),
    current: measure === by,
  });
  // Steps, time and size are compared within a language; points are the same in all.
  const one = (other) => ({
    href: boardAddress(slug, by, other),
    text: titleOf(other),
    current: other === language,
  });
  return () =>
    h`<div class="narrow">
      ${puzzleHead(slug, t('boards.title', { puzzle: puzzle.title }), isTab)}
      ${tabs(t('boards.measures'), measures.map(measure))}
      ${languages.length > 1 && by !== 'points' && tabs(t('editor.language'), languages.map(one))}
      ${histogram(spread, format)} ${places()}
    </div>`;
}

/** How the values of a board are spread; none for fewer than three players. */
function histogram({ players, ranges, mine }, format) {
  if (players < 3 || ranges.length < 2) {
    return null;
  }
  const [least, most] = [format(ranges[0].from), format(ranges.at(-1).to)];
  return h`<figure class="chart histogram">
    <figcaption>
      ${t('boards.spread', { n: players, least, most })}
      ${mine && t('boards.yours', { value: format(mine.value), rank: mine.rank })}
    </figcaption>
    ${spreadBars(ranges, mine)}
    <p class="ends quiet small" aria-hidden="true"><span>${least}</span><span>${most}</span></p>
  </figure>`;
}

/** The bar with the player's own value is marked. A range of points goes from more to fewer. */
export function spreadBars(ranges, mine) {
  const isMine = ({ from, to }) =>
    mine && Math.min(from, to) <= mine.value && mine.value <= Math.max(from, to);
  return bars(ranges.map((range) => [[isMine(range) ? 'mine' : 'others', range.players]]));
}
