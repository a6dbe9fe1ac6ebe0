function triples_sum_to_zero(l) {
  return l.some((a, i) =>
    l.slice(i + 1).some((b, j) => l.includes(-a - b, i + j + 2)));
}

// wrong: can use one element more than once
function triples_sum_to_zero(l) {
  return l.some((a) => l.some((b) => l.some((c) => a + b + c === 0)));
}

// wrong: tries only elements that follow each other
function triples_sum_to_zero(l) {
  return l.some((number, i) => number + l[i + 1] + l[i + 2] === 0);
}
