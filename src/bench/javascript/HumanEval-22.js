function filter_integers(values) {
  return values.filter(Number.isInteger);
}

// wrong: a number with a fraction has the type number too
function filter_integers(values) {
  return values.filter((value) => typeof value === 'number');
}

// wrong: an empty array is converted to 0, which passes as an integer
function filter_integers(values) {
  return values.filter((value) => value % 1 === 0);
}
