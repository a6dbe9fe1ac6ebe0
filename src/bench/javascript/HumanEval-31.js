function is_prime(n) {
  if (n < 2) {
    return false;
  }
  for (let divisor = 2; divisor * divisor <= n; divisor++) {
    if (n % divisor === 0) {
      return false;
    }
  }
  return true;
}

// wrong: takes 1 for a prime
function is_prime(n) {
  for (let divisor = 2; divisor * divisor <= n; divisor++) {
    if (n % divisor === 0) {
      return false;
    }
  }
  return true;
}

// wrong: stops before the square root, so the square of a prime passes
function is_prime(n) {
  if (n < 2) {
    return false;
  }
  const root = Math.sqrt(n);
  for (let divisor = 2; divisor < root; divisor++) {
    if (n % divisor === 0) {
      return false;
    }
  }
  return true;
}
