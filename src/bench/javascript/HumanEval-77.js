function iscube(a) {
  return Math.round(Math.cbrt(a)) ** 3 === a;
}

// wrong: the power 1 / 3 is not exact, and NaN for negative numbers
function iscube(a) {
  return Number.isInteger(a ** (1 / 3));
}

// wrong: returns 0 in place of a boolean for 0
function iscube(a) {
  return a && Number.isInteger(Math.cbrt(a));
}
