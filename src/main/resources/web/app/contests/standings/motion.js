const MOVE_MILLIS = 450;
/** Rows that are farther outside the window than this do not move. */
const NEAR_PIXELS = 100;

/** Whether things may move, and somebody sees it. */
function mayMove() {
  return !matchMedia('(prefers-reduced-motion: reduce)').matches && !document.hidden;
}

/**
 * Changes the places of the rows of a table's body by `change`, and lets the rows that one sees glide
 * to their new places. Returns a promise of the end of the movement.
 */
export async function glide(body, change, millis = MOVE_MILLIS) {
  const places = () => new Map([...body.rows].map((row) => [row, row.getBoundingClientRect().top]));
  const before = mayMove() ? places() : new Map();
  const focused = document.activeElement;
  await change();
  // A row that is moved loses the focus.
  focused.focus({ preventScroll: true });
  const moved = before.size === 0
    ? []
    : [...places()].filter(([row, top]) => before.has(row) && before.get(row) !== top);
  const isNear = (top) => top > -NEAR_PIXELS && top < innerHeight + NEAR_PIXELS;
  const animations = moved
    .filter(([row, top]) => isNear(top) || isNear(before.get(row)))
    .map(([row, top]) => {
      const distance = before.get(row) - top;
      // A row that climbs passes over the others.
      row.classList.toggle('climbing', distance > 0);
      const from = { transform: `translateY(${distance}px)` };
      return row.animate([from, { transform: 'none' }], {
        duration: millis,
        easing: 'ease-in-out',
      });
    });
  await Promise.allSettled(animations.map(({ finished }) => finished));
  moved.forEach(([row]) => row.classList.remove('climbing'));
}

/** Turns a cell around; `change` happens while one sees its edge. */
export async function turn(cell, change, millis) {
  const half = (from, to) =>
    mayMove() &&
    cell.animate([{ transform: `rotateX(${from})` }, { transform: `rotateX(${to})` }], {
      duration: millis / 2,
      easing: 'ease-in-out',
    }).finished.catch(() => {});
  await half('0', '90deg');
  await change();
  await half('-90deg', '0');
}
