function pairs_sum_to_zero(l) {
  return l.some((number, i) => l.includes(-number, i + 1));
}

// wrong: a single zero is paired with itself
function pairs_sum_to_zero(l) {
  const numbers = new Set(l);
  return l.some((number) => numbers.has(-number));
}

// wrong: the operator in looks for an index, not for a value
function pairs_sum_to_zero(l) {
  for (const number of l) {
    if (-number in l) {
      return true;
    }
  }
  return false;
}
