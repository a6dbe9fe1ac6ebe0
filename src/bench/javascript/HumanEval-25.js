function factorize(n) {
  const factors = [];
  let rest = n;
  for (let factor = 2; factor * factor <= rest; factor++) {
    while (rest % factor === 0) {
      factors.push(factor);
      rest /= factor;
    }
  }
  return rest > 1 ? [...factors, rest] : factors;
}

// wrong: forgets the prime that is left at the end
function factorize(n) {
  const factors = [];
  for (let factor = 2; factor * factor <= n; factor++) {
    while (n % factor === 0) {
      factors.push(factor);
      n /= factor;
    }
  }
  return factors;
}

// wrong: lists every factor once only
function factorize(n) {
  const factors = [];
  for (let factor = 2; factor <= n; factor++) {
    if (n % factor === 0) {
      factors.push(factor);
      n /= factor;
    }
  }
  return factors;
}
