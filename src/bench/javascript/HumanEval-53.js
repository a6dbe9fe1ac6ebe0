function add(x, y) {
  return x + y;
}

// wrong: the line break after return ends the statement
function add(x, y) {
  return
    x + y;
}

// wrong: joins the numbers as strings
function add(x, y) {
  return Number(`${x}${y}`);
}
