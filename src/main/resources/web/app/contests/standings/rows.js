/** The rows of standings as data. */

import { isMine } from '../../people/players.js';

const OUTSIDE = { staff: 1e9, disqualified: 2e9 };

/** The row of a player who has tried nothing. */
const UNTRIED = { solved: 0, points: 0, penaltyMinutes: 0, cells: [] };

/**
 * The rows after a change: `changed` replace the rows of their players, `ranks` are rows of which only
 * the rank has changed, and `removed` are names of players whose rows are left out. Equal ranks are
 * ordered by name. Rows outside the ranking have no rank, and come last. A row of a player who has left
 * has no name, and never changes.
 */
export function merged(rows, { rows: changed = [], ranks = [], removed = [] }) {
  const result = new Map(rows.map((row) => [row.player ?? row, row]));
  changed.forEach((row) => result.set(row.player, row));
  ranks.forEach((moved) =>
    result.set(moved.player, { ...UNTRIED, ...result.get(moved.player), ...moved })
  );
  removed.forEach((player) => result.delete(player));
  const name = ({ player }) => player ?? '';
  return [...result.values()].sort((a, b) => place(a) - place(b) || name(a).localeCompare(name(b)));
}

/** The rank; after all ranks the staff, and then who is disqualified. */
function place({ rank, outside }) {
  return outside ? OUTSIDE[outside] : rank;
}

/** Whether a row is the player's, or that of the player's team. */
export function isOwn({ player, team }) {
  return [player, ...(team?.members ?? [])].some((name) => name && isMine(name));
}

/** The rows that have a rank. */
export function ranked(rows) {
  return rows.filter(({ outside }) => !outside);
}

/** What the unfreezing has still to reveal, `{player, slug}` each; the next step reveals the first. */
export function hiddenCells(rows) {
  return ranked(rows).toReversed().flatMap(({ player, cells }) =>
    cells.filter(({ pending }) => pending > 0).map(({ slug }) => ({ player, slug }))
  );
}
