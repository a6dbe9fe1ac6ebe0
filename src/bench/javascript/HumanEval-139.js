function special_factorial(n) {
  let factorial = 1n;
  let product = 1n;
  for (let i = 2n; i <= n; i++) {
    factorial *= i;
    product *= factorial;
  }
  return product;
}

// wrong: mixes BigInt and number, which throws a TypeError
function special_factorial(n) {
  let factorial = 1n;
  let product = 1n;
  for (let i = 2; i <= n; i++) {
    factorial *= i;
    product *= factorial;
  }
  return product;
}

// wrong: returns the ordinary factorial
function special_factorial(n) {
  return n <= 1 ? 1 : n * special_factorial(n - 1);
}
