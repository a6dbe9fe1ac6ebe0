function max_element(l) {
  return Math.max(...l);
}

// wrong: sorts the numbers as strings
function max_element(l) {
  return l.toSorted().at(-1);
}

// wrong: returns the index of the maximum
function max_element(l) {
  return l.indexOf(Math.max(...l));
}
