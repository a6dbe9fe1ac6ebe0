/** The unfreezing as one looks at it: which row is next, and what a step does to the rows. */

/**
 * The row and the cell that the next step reveals: the last row with a pending cell, and its first
 * pending cell. Null if nothing is pending.
 */
export function nextInQuestion(rows) {
  for (const row of rows.toReversed()) {
    const cell = row.cells.find(({ pending }) => pending > 0);
    if (cell) {
      return { player: row.player, slug: cell.slug };
    }
  }
  return null;
}

/**
 * The scenes of a step, each shown after the one before: the row comes into question, its cell turns
 * and shows the verdict, and a row with a better rank moves up.
 */
export function scenes({ player, slug, accepted, rankBefore, rankAfter }) {
  return [
    { kind: 'question', player, slug },
    { kind: 'turn', player, slug, accepted },
    ...(rankAfter < rankBefore ? [{ kind: 'move', player, from: rankBefore, to: rankAfter }] : []),
  ];
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
