function greatest_common_divisor(a, b) {
  return b === 0 ? a : greatest_common_divisor(b, a % b);
}

// wrong: the recursive call is not returned
function greatest_common_divisor(a, b) {
  if (b === 0) {
    return a;
  }
  greatest_common_divisor(b, a % b);
}

// wrong: a is overwritten before its remainder is taken
function greatest_common_divisor(a, b) {
  while (b) {
    a = b;
    b = a % b;
  }
  return a;
}
