function count_up_to(n) {
  const primes = [];
  for (let candidate = 2; candidate < n; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0)) {
      primes.push(candidate);
    }
  }
  return primes;
}

// wrong: map skips the holes of a new array
function count_up_to(n) {
  const isPrime = (number) => {
    for (let divisor = 2; divisor * divisor <= number; divisor++) {
      if (number % divisor === 0) {
        return false;
      }
    }
    return number > 1;
  };
  return new Array(n).map((_, i) => i).filter(isPrime);
}

// wrong: includes n itself
function count_up_to(n) {
  const primes = [];
  for (let candidate = 2; candidate <= n; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0)) {
      primes.push(candidate);
    }
  }
  return primes;
}
