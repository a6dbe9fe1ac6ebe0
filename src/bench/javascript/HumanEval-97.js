function multiply(a, b) {
  return Math.abs((a % 10) * (b % 10));
}

// wrong: the remainder of a negative number is negative
function multiply(a, b) {
  return (a % 10) * (b % 10);
}

// wrong: a string has no index -1, so the product is NaN
function multiply(a, b) {
  return Number(String(a)[-1]) * Number(String(b)[-1]);
}
