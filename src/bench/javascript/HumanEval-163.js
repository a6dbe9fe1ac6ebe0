function generate_integers(a, b) {
  const low = Math.min(a, b);
  const high = Math.max(a, b);
  return [2, 4, 6, 8].filter((digit) => digit >= low && digit <= high);
}

// wrong: supposes that the first number is the smaller one
function generate_integers(a, b) {
  return [2, 4, 6, 8].filter((digit) => digit >= a && digit <= b);
}

// wrong: returns even numbers of several digits too
function generate_integers(a, b) {
  const low = Math.min(a, b);
  const length = Math.abs(a - b) + 1;
  return Array.from({ length }, (_, i) => low + i).filter((value) => value % 2 === 0);
}
