// expect: WRONG_ANSWER Snow
const MOVES = { U: [-1, 0], D: [1, 0], L: [0, -1], R: [0, 1] };

function slide(pond) {
  const at = (row, column) => pond[row]?.[column] ?? '#';

  const rest = (row, column, down, right) => {
    while (at(row + down, column + right) !== '#') {
      row += down;
      column += right;
    }
    return [row, column];
  };

  const top = pond.findIndex((line) => line.includes('P'));
  const queue = [{ row: top, column: pond[top].indexOf('P'), moves: '' }];
  const seen = new Set([`${queue[0].row} ${queue[0].column}`]);
  // The queue grows while the loop goes through it.
  for (const { row, column, moves } of queue) {
    if (at(row, column) === 'F') {
      return moves;
    }
    for (const [letter, [down, right]] of Object.entries(MOVES)) {
      const [nextRow, nextColumn] = rest(row, column, down, right);
      const key = `${nextRow} ${nextColumn}`;
      if (!seen.has(key)) {
        seen.add(key);
        queue.push({ row: nextRow, column: nextColumn, moves: moves + letter });
      }
    }
  }
  return null;
}
