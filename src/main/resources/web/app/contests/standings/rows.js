/** The rows of standings as data. */

import { current } from '../../base/session.js';

const OUTSIDE = { staff: 1e9, disqualified: 2e9 };

/**
 * The rows after a change: `changed` replace the rows of their players, `ranks` are rows of which only
 * the rank has changed, and `removed` are names of players whose rows are left out. Equal ranks are
 * ordered by name. Rows outside the ranking have no rank, and come last.
 */
export function merged(rows, { rows: changed = [], ranks = [], removed = [] }) {
  const result = new Map(rows.map((row) => [row.player, row]));
  changed.forEach((row) => result.set(row.player, row));
  ranks.forEach(({ player, rank }) =>
    result.set(player, { ...(result.get(player) ?? untried(player)), rank })
  );
  removed.forEach((player) => result.delete(player));
  return [...result.values()].sort((a, b) =>
    place(a) - place(b) || compare((a.player ?? '').toLowerCase(), (b.player ?? '').toLowerCase())
  );
}

/** The rank; after all ranks the staff, and then who is disqualified. */
function place({ rank, outside }) {
  return outside ? OUTSIDE[outside] : rank;
}

/** The row of a player who has just registered. */
function untried(player) {
  return { player, solved: 0, points: 0, penaltyMinutes: 0, lastAt: null, cells: [] };
}

/** Whether a row is the player's, or that of the player's team. */
export function isOwn({ player, team }) {
  const me = current()?.name.toLowerCase();
  return [player ?? '', ...(team?.members ?? [])].some((name) => name.toLowerCase() === me);
}

/** Whether the rows can be merged: the rows of players without a name cannot be told apart. */
export function mergeable(rows, { rows: changed = [], ranks = [] }) {
  const nameless = (row) => row.player === null;
  return ![...changed, ...ranks].some(nameless) && rows.filter(nameless).length <= 1;
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A cell of a puzzle that the player has not tried. A row may leave such cells out. */
export function untriedCell(slug) {
  return { slug, tries: 0, pending: 0, accepted: false, minutes: null, points: 0, first: false };
}

/** For each puzzle, how many players of the ranking have solved it and how many tries there are. */
export function totals(rows) {
  const sums = new Map();
  for (const { slug, tries, pending, accepted } of ranked(rows).flatMap(({ cells }) => cells)) {
    const sum = sums.get(slug) ?? { solved: 0, tries: 0 };
    sums.set(slug, {
      solved: sum.solved + (accepted ? 1 : 0),
      tries: sum.tries + tries + pending,
    });
  }
  return sums;
}

function ranked(rows) {
  return rows.filter(({ outside }) => !outside);
}

/**
 * What the next step of the unfreezing reveals: the last row of the ranking with a pending cell, and its first
 * pending cell. Null if nothing is pending.
 */
export function nextInQuestion(rows) {
  const pending = ({ cells }) => cells.find((cell) => cell.pending > 0);
  const row = ranked(rows).findLast(pending);
  return row ? { player: row.player, slug: pending(row).slug } : null;
}

/**
 * The rows while the cell has turned and the row has not moved: the ranks and the order of before, with
 * the new content of the player's cell. The figures come with the move.
 */
export function turned(rows, after, { player, slug }) {
  const found = after.find((row) => row.player === player);
  const cell = found?.cells.find((one) => one.slug === slug);
  return rows.map((row) =>
    row.player === player && cell
      ? { ...row, cells: [...row.cells.filter((one) => one.slug !== slug), cell] }
      : row
  );
}
