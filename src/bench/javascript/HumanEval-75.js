function is_multiply_prime(a) {
  let rest = a;
  let factors = 0;
  for (let prime = 2; prime <= rest; prime++) {
    while (rest % prime === 0) {
      rest /= prime;
      factors++;
    }
  }
  return factors === 3;
}

// wrong: counts a repeated prime once
function is_multiply_prime(a) {
  const primes = new Set();
  let rest = a;
  for (let prime = 2; prime <= rest; prime++) {
    while (rest % prime === 0) {
      rest /= prime;
      primes.add(prime);
    }
  }
  return primes.size === 3;
}

// wrong: accepts more than three factors
function is_multiply_prime(a) {
  let rest = a;
  let factors = 0;
  for (let prime = 2; prime <= rest; prime++) {
    while (rest % prime === 0) {
      rest /= prime;
      factors++;
    }
  }
  return factors >= 3;
}
