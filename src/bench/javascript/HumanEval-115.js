function max_fill(grid, capacity) {
  const units = (well) => well.reduce((sum, cell) => sum + cell, 0);
  return grid.reduce((times, well) => times + Math.ceil(units(well) / capacity), 0);
}

// wrong: the wells share the buckets
function max_fill(grid, capacity) {
  return Math.ceil(grid.flat().reduce((sum, cell) => sum + cell, 0) / capacity);
}

// wrong: drops the bucket that is not full
function max_fill(grid, capacity) {
  let times = 0;
  for (const well of grid) {
    times += Math.trunc(well.filter((cell) => cell === 1).length / capacity);
  }
  return times;
}
