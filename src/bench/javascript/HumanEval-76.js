function is_simple_power(x, n) {
  if (n === 1) {
    return x === 1;
  }
  let power = 1;
  while (power < x) {
    power *= n;
  }
  return power === x;
}

// wrong: the logarithm of 1 is 0, and 0 / 0 is NaN
function is_simple_power(x, n) {
  const exponent = Math.round(Math.log(x) / Math.log(n));
  return n ** exponent === x;
}

// wrong: never ends if x is no power, as Infinity stays Infinity
function is_simple_power(x, n) {
  let power = 1;
  while (power !== x) {
    power *= n;
  }
  return true;
}
