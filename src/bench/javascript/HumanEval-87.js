function get_row(lst, x) {
  return lst.flatMap((row, i) =>
    row.flatMap((item, j) => (item === x ? [[i, j]] : [])).reverse());
}

// wrong: in gives the indices as strings
function get_row(lst, x) {
  const places = [];
  for (const i in lst) {
    for (const j in lst[i]) {
      if (lst[i][j] === x) {
        places.push([i, j]);
      }
    }
  }
  return places.sort(([i1, j1], [i2, j2]) => i1 - i2 || j2 - j1);
}

// wrong: finds one place for each row
function get_row(lst, x) {
  return lst
    .map((row, i) => [i, row.lastIndexOf(x)])
    .filter(([, j]) => j >= 0);
}
