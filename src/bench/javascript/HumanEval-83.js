function starts_one_ends(n) {
  return n === 1 ? 1 : 18 * 10 ** (n - 2);
}

// wrong: ^ is the exclusive or, not a power
function starts_one_ends(n) {
  return n === 1 ? 1 : 18 * (10 ^ (n - 2));
}

// wrong: has no case for a single digit
function starts_one_ends(n) {
  return 18 * 10 ** (n - 2);
}
