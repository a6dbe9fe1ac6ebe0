/** The rows of standings as data: merging what has changed, and what differs between two states. */

/** What identifies a row. Players who have left have no name, and their rows are told apart by place. */
export function keyed(rows) {
  let gone = 0;
  return new Map(rows.map((row) => [row.player ?? `\n${gone++}`, row]));
}

/**
 * The rows after a change: `changed` replace the rows of their players, `ranks` are rows of which only
 * the rank has changed, and `removed` are names of players whose rows are left out. Equal ranks are
 * ordered by name.
 */
export function merged(rows, { rows: changed = [], ranks = [], removed = [] }) {
  const result = new Map(rows.map((row) => [row.player, row]));
  changed.forEach((row) => result.set(row.player, row));
  ranks.forEach(({ player, rank }) =>
    result.set(player, { ...(result.get(player) ?? untried(player)), rank })
  );
  removed.forEach((player) => result.delete(player));
  return [...result.values()].sort((a, b) =>
    a.rank - b.rank || compare((a.player ?? '').toLowerCase(), (b.player ?? '').toLowerCase())
  );
}

/** The row of a player who has just registered. */
function untried(player) {
  return { player, solved: 0, points: 0, penaltyMinutes: 0, lastAt: null, cells: [] };
}

/** Whether the rows can be merged: the rows of players without a name cannot be told apart. */
export function mergeable(rows, { rows: changed = [], ranks = [] }) {
  const nameless = (row) => row.player === null;
  return ![...changed, ...ranks].some(nameless) && rows.filter(nameless).length <= 1;
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

const FIGURES = ['rank', 'solved', 'points', 'penaltyMinutes'];
const CELL = ['tries', 'pending', 'accepted', 'minutes', 'points', 'first'];

/** A cell of a puzzle that the player has not tried. A row may leave such cells out. */
export function untriedCell(slug) {
  return { slug, tries: 0, pending: 0, accepted: false, minutes: null, points: 0, first: false };
}

/**
 * What differs between two states of a row: `{figures, cells}`, whether rank or sums have changed, and
 * the slugs of the puzzles whose cells have changed.
 */
export function rowChanges(before, after) {
  const slugs = new Set([...before.cells, ...after.cells].map(({ slug }) => slug));
  const cellOf = (row, slug) => row.cells.find((cell) => cell.slug === slug) ?? untriedCell(slug);
  return {
    figures: differs(before, after, FIGURES),
    cells: [...slugs].filter((slug) => differs(cellOf(before, slug), cellOf(after, slug), CELL)),
  };
}

function differs(before, after, names) {
  return names.some((name) => before[name] !== after[name]);
}

/**
 * The fewest keys that must move so that the order `before` becomes the order `after`. Keys that are
 * not in `before` move, too. All other keys stay where they are, in a longest increasing subsequence.
 */
export function movedKeys(before, after) {
  const places = new Map(before.map((key, place) => [key, place]));
  const known = after.filter((key) => places.has(key));
  const staying = new Set(
    longestIncreasing(known.map((key) => places.get(key))).map((i) => known[i]),
  );
  return new Set(after.filter((key) => !staying.has(key)));
}

/** The indexes of a longest increasing subsequence, by patience sorting. */
function longestIncreasing(values) {
  const ends = [];
  const previous = [];
  values.forEach((value, i) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[ends[middle]] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    previous[i] = ends[low - 1];
    ends[low] = i;
  });
  const found = [];
  for (let i = ends.at(-1); i !== undefined; i = previous[i]) {
    found.unshift(i);
  }
  return found;
}

/** For each puzzle, how many players have solved it and how many tries there are. */
export function totals(rows) {
  const sums = new Map();
  for (const { cells } of rows) {
    for (const { slug, tries, pending, accepted } of cells) {
      const sum = sums.get(slug) ?? { solved: 0, tries: 0 };
      sums.set(slug, {
        solved: sum.solved + (accepted ? 1 : 0),
        tries: sum.tries + tries + pending,
      });
    }
  }
  return sums;
}
