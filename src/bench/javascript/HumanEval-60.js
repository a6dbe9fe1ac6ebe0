function sum_to_n(n) {
  return (n * (n + 1)) / 2;
}

// wrong: recurses without an end
function sum_to_n(n) {
  return n + sum_to_n(n - 1);
}

// wrong: leaves out n itself
function sum_to_n(n) {
  return Array.from({ length: n }, (_, i) => i).reduce((sum, i) => sum + i, 0);
}
