function get_odd_collatz(n) {
  const odd = new Set([1]);
  for (let term = n; term > 1; term = term % 2 === 0 ? term / 2 : 3 * term + 1) {
    if (term % 2 === 1) {
      odd.add(term);
    }
  }
  return [...odd].sort((a, b) => a - b);
}

// wrong: sorts the numbers as strings
function get_odd_collatz(n) {
  const odd = new Set([1]);
  for (let term = n; term > 1; term = term % 2 === 0 ? term / 2 : 3 * term + 1) {
    if (term % 2 === 1) {
      odd.add(term);
    }
  }
  return [...odd].sort();
}

// wrong: never ends, as the sequence goes on with 1, 4, 2, 1
function get_odd_collatz(n) {
  const odd = new Set();
  for (let term = n; term > 0; term = term % 2 === 0 ? term / 2 : 3 * term + 1) {
    if (term % 2 === 1) {
      odd.add(term);
    }
  }
  return [...odd].sort((a, b) => a - b);
}
