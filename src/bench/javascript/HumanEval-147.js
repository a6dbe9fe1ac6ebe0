// A value of the array is a multiple of 3 if its position is 2 modulo 3, and 1 modulo 3 otherwise.
function get_max_triples(n) {
  const triples = (count) => count * (count - 1) * (count - 2) / 6;
  const multiples = Math.floor((n + 1) / 3);
  return triples(multiples) + triples(n - multiples);
}

// wrong: forgets to round the quotient down
function get_max_triples(n) {
  const triples = (count) => count * (count - 1) * (count - 2) / 6;
  const multiples = (n + 1) / 3;
  return triples(multiples) + triples(n - multiples);
}

// wrong: takes an element more than once
function get_max_triples(n) {
  const values = Array.from({ length: n }, (_, i) => i * (i + 1) + 1);
  let count = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      for (let k = j; k < n; k++) {
        if ((values[i] + values[j] + values[k]) % 3 === 0) {
          count++;
        }
      }
    }
  }
  return count;
}
