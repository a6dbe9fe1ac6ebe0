function isPrime(n) {
  for (let i = 2; i * i <= n; i++) {
    if (n % i === 0) {
      return false;
    }
  }
  return n > 1;
}

function x_or_y(n, x, y) {
  return isPrime(n) ? x : y;
}

// wrong: takes 1 for a prime
function x_or_y(n, x, y) {
  for (let i = 2; i < n; i++) {
    if (n % i === 0) {
      return y;
    }
  }
  return x;
}

// wrong: decides after the first divisor
function x_or_y(n, x, y) {
  if (n < 4) {
    return n > 1 ? x : y;
  }
  for (let i = 2; i * i <= n; i++) {
    return n % i === 0 ? y : x;
  }
}
