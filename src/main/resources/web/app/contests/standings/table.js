import { number, t } from '../../base/language.js';
import { classes, guard, h, ref, repeat } from '../../base/view.js';
import { playerLink } from '../../people/players.js';
import { isOwn, totals, untriedCell } from './rows.js';

const HOUR_MINUTES = 60;

/**
 * The table of standings: a function that draws rows, and marks the row and the cell in question. The
 * rows are laid out as grids, so that the browser leaves out those that nobody sees; the roles say
 * that they are a table nevertheless.
 *
 * @param puzzles of the contest, with slug, label and title
 * @param addressOf the address of a puzzle's page, or null
 * @param keepBody gets the body of the table
 */
export function standingsTable({ scoring, puzzles }, addressOf, keepBody) {
  const byTime = scoring === 'icpc';
  const figures = ({ solved, points, penaltyMinutes }) =>
    byTime ? [solved, penaltyMinutes] : [points, solved];
  const figureNames = byTime
    ? [t('contests.solved'), t('contests.penalty')]
    : [t('players.points'), t('contests.solved')];
  const column = (title, kind) =>
    h`<th role="columnheader" scope="col" class=${kind}>${title}</th>`;

  function puzzleColumn({ slug, label, title }, { solved, tries } = { solved: 0, tries: 0 }) {
    const address = addressOf(slug);
    const name = address
      ? h`<a href=${address} title=${title} aria-label="${label}: ${title}">${label}</a>`
      : h`<span title=${title}>${label}</span>`;
    const text = t('contests.sums', { solved, n: tries });
    const sums = `${number(solved)}/${number(tries)}`;
    return column(h`${name}<span class="sums" title=${text}>${sums}</span>`, 'cell');
  }

  function head(rows) {
    const sums = totals(rows);
    return h`<tr role="row">
      ${column(h`<abbr title=${t('players.rank')}>#</abbr>`, 'rank')}
      ${column(t('players.player'), 'player')}
      ${figureNames.map((name) => column(name, 'figure'))}
      ${puzzles.map((puzzle) => puzzleColumn(puzzle, sums.get(puzzle.slug)))}
    </tr>`;
  }

  function line(row, question) {
    const { rank, outside, cells } = row;
    const own = isOwn(row);
    const kind = question ? 'in-question' : '';
    const cell = ({ slug, label }) => {
      const found = cells.find((one) => one.slug === slug) ?? untriedCell(slug);
      return standingsCell(found, label, scoring, question?.slug === slug);
    };
    return h`<tr role="row" class=${own ? `own ${kind}` : kind}>
      <td role="cell" class="rank">${outside ? '–' : number(rank)}</td>
      <th role="rowheader" scope="row" class="player">
        ${whose(row)}
        ${outside && h`<span class="quiet small">${t(`contests.outside.${outside}`)}</span>`}
        ${own && h`<span class="unseen">${t('players.you')}</span>`}
      </th>
      ${figures(row).map((figure) => h`<td role="cell" class="figure">${number(figure)}</td>`)}
      ${puzzles.map(cell)}
    </tr>`;
  }

  return (rows, question) => {
    // A row is drawn again only if it has changed.
    const guarded = (row) => {
      const mine = question?.player === row.player ? question : null;
      return guard([row, mine], () => line(row, mine));
    };
    // Players who have left have no name, and their rows are told apart by place.
    const lines = repeat(rows, (row, place) => row.player ?? place, guarded);
    return h`<table class="scoreboard" role="table" .style=${`--puzzles: ${puzzles.length}`}>
      <caption class="unseen">${t('contests.standings')}</caption>
      <thead role="rowgroup">${head(rows)}</thead>
      <tbody role="rowgroup" ${ref(keepBody)}>${lines}</tbody>
    </table>`;
  };
}

/** The team with its members, or the player. */
function whose({ player, team }) {
  if (team) {
    const members = team.members.map((name, i) => h`${i > 0 && ', '}${playerLink(name)}`);
    return h`${team.name} <span class="quiet small">${members}</span>`;
  }
  return player ? playerLink(player) : t('contests.gone');
}

/** How many tries were wrong. */
function wrongTries({ tries, accepted }) {
  return tries - (accepted ? 1 : 0);
}

/** Minutes from the start as "0:07" or "1:30". */
export function clockOf(minutes) {
  const rest = String(minutes % HOUR_MINUTES).padStart(2, '0');
  return `${Math.floor(minutes / HOUR_MINUTES)}:${rest}`;
}

/** What a cell shows above: "+", "+2" with wrong tries, "−2" if unsolved, "?1" if hidden; else "". */
export function signOf(cell) {
  const wrong = wrongTries(cell);
  if (cell.accepted) {
    return wrong > 0 ? `+${wrong}` : '+';
  }
  if (cell.pending > 0) {
    return `?${cell.tries + cell.pending}`;
  }
  return wrong > 0 ? `−${wrong}` : '';
}

export function kindOf({ accepted, pending, tries, first }) {
  if (accepted) {
    return first ? 'solved first' : 'solved';
  }
  if (pending > 0) {
    return 'pending';
  }
  return tries > 0 ? 'failed' : 'untried';
}

/** A cell of the standings, whose text screen readers get as a sentence. */
function standingsCell(cell, label, scoring, isInQuestion) {
  const { accepted, first, minutes, points } = cell;
  const kind = classes('cell', kindOf(cell), isInQuestion && 'in-question');
  const sign = signOf(cell);
  const below = scoring === 'points' ? points : clockOf(minutes ?? 0);
  const said = `${label}: ${sentence(cell)}`;
  return h`<td role="cell" class=${kind} data-label=${label} aria-label=${said}>
    ${sign && h`<span class="sign">${first ? `${sign} ★` : sign}</span>`}
    ${accepted && h`<span class="when">${below}</span>`}
  </td>`;
}

function sentence(cell) {
  const { accepted, pending, minutes, first } = cell;
  const wrong = wrongTries(cell);
  if (!accepted && pending === 0) {
    return wrong > 0 ? t('contests.cell.failed', { n: wrong }) : t('contests.cell.untried');
  }
  return [
    accepted
      ? t('contests.cell.solved', { time: clockOf(minutes ?? 0) })
      : t('contests.cell.pending', { n: pending }),
    wrong > 0 && t('contests.cell.wrong', { n: wrong }),
    accepted && first && t('contests.cell.first'),
  ].filter(Boolean).join(', ');
}
