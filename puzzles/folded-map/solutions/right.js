// expect: ACCEPTED
const turned = (column) => column.map((square) => -square).reverse();

/** Turns over the leftmost columns; what sticks out at the right needs no partner. */
function overToTheRight(columns, count) {
  const moving = columns.slice(0, count).reverse().map(turned);
  const staying = columns.slice(count);
  const length = Math.max(moving.length, staying.length);
  return Array.from({ length }, (_, place) => [
    ...(moving[place] ?? []),
    ...(staying[place] ?? []),
  ]);
}

function fold(panels, folds) {
  let columns = Array.from({ length: panels }, (_, index) => [index + 1]);
  for (const count of folds) {
    columns = count > 0
      ? overToTheRight(columns, count)
      : overToTheRight(columns.toReversed(), -count).reverse();
  }
  return columns;
}
