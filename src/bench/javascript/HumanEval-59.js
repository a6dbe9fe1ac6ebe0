function largest_prime_factor(n) {
  let rest = n;
  let largest = 1;
  for (let factor = 2; factor * factor <= rest; factor++) {
    while (rest % factor === 0) {
      largest = factor;
      rest /= factor;
    }
  }
  return rest > 1 ? rest : largest;
}

// wrong: forgets the prime that is left after the loop
function largest_prime_factor(n) {
  let rest = n;
  let largest = 1;
  for (let factor = 2; factor * factor <= rest; factor++) {
    while (rest % factor === 0) {
      largest = factor;
      rest /= factor;
    }
  }
  return largest;
}

// wrong: returns the largest factor, which need not be prime
function largest_prime_factor(n) {
  for (let factor = n - 1; factor > 1; factor--) {
    if (n % factor === 0) {
      return factor;
    }
  }
  return n;
}
