function prime_fib(n) {
  const isPrime = (number) => {
    for (let divisor = 2; divisor * divisor <= number; divisor++) {
      if (number % divisor === 0) {
        return false;
      }
    }
    return number > 1;
  };
  let [a, b] = [0, 1];
  for (let found = 0; found < n; found += isPrime(a) ? 1 : 0) {
    [a, b] = [b, a + b];
  }
  return a;
}

// wrong: takes 1 for a prime
function prime_fib(n) {
  const isPrime = (number) => {
    for (let divisor = 2; divisor * divisor <= number; divisor++) {
      if (number % divisor === 0) {
        return false;
      }
    }
    return true;
  };
  let [a, b] = [1, 1];
  let found = 1;
  while (found < n) {
    [a, b] = [b, a + b];
    if (isPrime(a)) {
      found++;
    }
  }
  return a;
}

// wrong: reads one behind the end of the array, which is undefined
function prime_fib(n) {
  const isPrime = (number) => {
    for (let divisor = 2; divisor * divisor <= number; divisor++) {
      if (number % divisor === 0) {
        return false;
      }
    }
    return number > 1;
  };
  const primes = [];
  let [a, b] = [0, 1];
  while (primes.length < n) {
    [a, b] = [b, a + b];
    if (isPrime(a)) {
      primes.push(a);
    }
  }
  return primes[n];
}
