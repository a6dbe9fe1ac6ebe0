const MOVE_MILLIS = 450;

/** Whether things may move. */
function mayMove() {
  return !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/**
 * Changes the places of rows by `change`, and lets the rows that one sees glide to their new places.
 * Returns a promise of the end of the movement.
 */
export async function glide(rows, change, millis = MOVE_MILLIS) {
  if (!mayMove() || document.hidden) {
    change();
    return;
  }
  const before = new Map([...rows].map((row) => [row, row.getBoundingClientRect().top]));
  change();
  const moves = [...before].flatMap(([row, top]) => {
    const now = row.isConnected ? row.getBoundingClientRect().top : top;
    return now !== top && (isSeen(top) || isSeen(now)) ? [{ row, distance: top - now }] : [];
  });
  const animations = moves.map(({ row, distance }) => {
    // A row that climbs passes over the others.
    row.classList.toggle('climbing', distance > 0);
    return row.animate(
      [{ transform: `translateY(${distance}px)` }, { transform: 'none' }],
      { duration: millis, easing: 'ease-in-out' },
    );
  });
  await Promise.allSettled(animations.map(({ finished }) => finished));
  moves.forEach(({ row }) => row.classList.remove('climbing'));
}

/** Turns a cell around; `change` happens while one sees its edge. */
export async function turn(cell, change, millis) {
  if (!mayMove() || document.hidden) {
    change();
    return;
  }
  const half = (from, to) =>
    cell.animate([{ transform: `rotateX(${from})` }, { transform: `rotateX(${to})` }], {
      duration: millis / 2,
      easing: 'ease-in-out',
    }).finished.catch(() => {});
  await half('0', '90deg');
  change();
  await half('-90deg', '0');
}

function isSeen(top) {
  return top > -100 && top < innerHeight + 100;
}
