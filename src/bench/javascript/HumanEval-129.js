function minPath(grid, k) {
  const row = grid.findIndex((cells) => cells.includes(1));
  const column = grid[row].indexOf(1);
  const neighbors = [
    grid[row - 1]?.[column],
    grid[row + 1]?.[column],
    grid[row][column - 1],
    grid[row][column + 1],
  ];
  const smallest = Math.min(...neighbors.filter((value) => value !== undefined));
  return Array.from({ length: k }, (_, i) => (i % 2 === 0 ? 1 : smallest));
}

// wrong: undefined among the neighbors makes the minimum NaN
function minPath(grid, k) {
  const row = grid.findIndex((cells) => cells.includes(1));
  const column = grid[row].indexOf(1);
  const smallest = Math.min(
    grid[row - 1]?.[column],
    grid[row + 1]?.[column],
    grid[row][column - 1],
    grid[row][column + 1],
  );
  return Array.from({ length: k }, (_, i) => (i % 2 === 0 ? 1 : smallest));
}

// wrong: supposes that 2 is next to 1
function minPath(grid, k) {
  return Array.from({ length: k }, (_, i) => i % 2 + 1);
}
