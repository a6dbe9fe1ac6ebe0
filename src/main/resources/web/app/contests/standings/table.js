import { number, t } from '../../base/language.js';
import { classes, guard, h } from '../../base/view.js';
import { playerLink } from '../../people/players.js';
import { addressOf } from '../calls.js';
import { isOwn, ranked } from './rows.js';

/** What decides the rank. */
const FIGURES = { icpc: ['solved', 'penaltyMinutes'], points: ['points', 'solved'] };

/**
 * The table of standings. The rows are laid out as grids, so that the browser leaves out those that
 * nobody sees; the roles say that they are a table nevertheless.
 *
 * @param question the player and the puzzle whose row and cell are marked
 * @param latest the rows that have just changed
 */
export function standingsTable(contest, rows, question, latest = []) {
  const { scoring, puzzles } = contest;
  const lines = rows.map((row) => {
    const asked = question?.player === row.player ? question.slug : null;
    const isNew = latest.includes(row);
    // A row is drawn again only if it has changed.
    return guard([row, asked, isNew], () => line(contest, row, asked, isNew));
  });
  return h`<table class="scoreboard" role="table" .style=${`--puzzles: ${puzzles.length}`}>
    <caption class="unseen">${t('contests.standings')}</caption>
    <thead role="rowgroup">
      <tr role="row">
        ${column(h`<abbr title=${t('players.rank')}>#</abbr>`, 'rank')}
        ${column(t('players.player'), 'player')}
        ${FIGURES[scoring].map((name) => column(t(`contests.figure.${name}`), 'figure'))}
        ${puzzles.map((puzzle) => puzzleColumn(contest, puzzle, rows))}
      </tr>
    </thead>
    <tbody role="rowgroup">${lines}</tbody>
  </table>`;
}

function column(title, kind) {
  return h`<th role="columnheader" scope="col" class=${kind}>${title}</th>`;
}

/** The letter of a puzzle, and how many players of the ranking have solved it. */
function puzzleColumn(contest, { slug, label, title }, rows) {
  const address = addressOf(contest, slug);
  const name = address
    ? h`<a href=${address} title=${title} aria-label="${label}: ${title}">${label}</a>`
    : h`<span title=${title}>${label}</span>`;
  const isSolved = ({ cells }) => cells.some((cell) => cell.slug === slug && cell.accepted);
  const n = ranked(rows).filter(isSolved).length;
  const sum = h`<span class="sums" title=${t('contests.sums', { n })}>${number(n)}</span>`;
  return column(h`${name}${sum}`, 'cell');
}

function line({ scoring, puzzles }, row, asked, isNew) {
  const { rank, outside, cells } = row;
  const own = isOwn(row);
  const cell = ({ slug, label }) => {
    const found = cells.find((one) => one.slug === slug);
    return standingsCell(found, label, scoring, slug === asked);
  };
  return h`<tr role="row" class=${classes(own && 'own', asked && 'in-question', isNew && 'new')}>
    <td role="cell" class="rank">${outside ? '–' : number(rank)}</td>
    <th role="rowheader" scope="row" class="player">
      ${whose(row)}
      ${outside && h`<span class="quiet small">${t(`contests.outside.${outside}`)}</span>`}
      ${own && h`<span class="unseen">${t('players.you')}</span>`}
    </th>
    ${FIGURES[scoring].map((name) => h`<td role="cell" class="figure">${number(row[name])}</td>`)}
    ${puzzles.map(cell)}
  </tr>`;
}

/** The team with its members, or the player. */
function whose({ player, team }) {
  if (team) {
    const members = team.members.map((name, i) => h`${i > 0 && ', '}${playerLink(name)}`);
    return h`${team.name} <span class="quiet small">${members}</span>`;
  }
  return player ? playerLink(player) : t('contests.gone');
}

/** A cell of the standings, whose text screen readers get as a sentence. */
function standingsCell(cell = {}, label, scoring, isAsked) {
  const { kind, sign, wrong } = lookOf(cell);
  const time = clockOf(cell.minutes ?? 0);
  const solved = () => h`<span class="when">${scoring === 'points' ? cell.points : time}</span>`;
  const about = [
    t(`contests.cell.${kind}`, { n: cell.pending, time }),
    wrong > 0 && t('contests.cell.wrong', { n: wrong }),
    cell.first && t('contests.cell.first'),
  ];
  return h`<td
    role="cell" class=${classes('cell', kind, cell.first && 'first', isAsked && 'in-question')}
    data-label=${label} aria-label="${label}: ${about.filter(Boolean).join(', ')}"
  >
    ${sign && h`<span class="sign">${sign}</span>`} ${cell.accepted && solved()}
  </td>`;
}

/**
 * How a cell looks. The sign is "+", "+2" with wrong tries, "−2" if the puzzle is not solved, and "?1"
 * for a try that is hidden.
 */
export function lookOf({ tries = 0, pending = 0, accepted, first }) {
  const wrong = tries - (accepted ? 1 : 0);
  if (accepted) {
    return { kind: 'solved', sign: `+${wrong || ''}${first ? ' ★' : ''}`, wrong };
  }
  if (pending > 0) {
    return { kind: 'pending', sign: `?${tries + pending}`, wrong };
  }
  return wrong > 0
    ? { kind: 'failed', sign: `−${wrong}`, wrong }
    : { kind: 'untried', sign: '', wrong };
}

/** Minutes from the start as "0:07" or "1:30". */
export function clockOf(minutes) {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
