function modp(n, p) {
  let power = 1;
  for (let i = 0; i < n; i++) {
    power = (power * 2) % p;
  }
  return power;
}

// wrong: the power is too large for a number, and infinity has the remainder NaN
function modp(n, p) {
  return 2 ** n % p;
}

// wrong: the shift has only 32 bits
function modp(n, p) {
  return (1 << n) % p;
}
