function monotonic(l) {
  const steps = l.slice(1).map((number, i) => number - l[i]);
  return steps.every((step) => step >= 0) || steps.every((step) => step <= 0);
}

// wrong: takes equal neighbours for a change of direction
function monotonic(l) {
  const steps = l.slice(1).map((number, i) => number - l[i]);
  return steps.every((step) => step > 0) || steps.every((step) => step < 0);
}

// wrong: compares arrays by identity
function monotonic(l) {
  return l === l.toSorted((a, b) => a - b) || l === l.toSorted((a, b) => b - a);
}
