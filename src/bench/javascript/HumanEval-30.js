function get_positive(l) {
  return l.filter((number) => number > 0);
}

// wrong: zero is not positive
function get_positive(l) {
  return l.filter((number) => number >= 0);
}

// wrong: removing an element within the loop skips the next one
function get_positive(l) {
  l.forEach((number, i) => {
    if (number <= 0) {
      l.splice(i, 1);
    }
  });
  return l;
}
