function fibfib(n) {
  let [a, b, c] = [0, 0, 1];
  for (let i = 0; i < n; i++) {
    [a, b, c] = [b, c, a + b + c];
  }
  return a;
}

// wrong: overwrites the values before it adds them
function fibfib(n) {
  let a = 0;
  let b = 0;
  let c = 1;
  for (let i = 0; i < n; i++) {
    a = b;
    b = c;
    c = a + b + c;
  }
  return a;
}

// wrong: has no base case for 2, so that everything is 0
function fibfib(n) {
  return n < 2 ? 0 : fibfib(n - 1) + fibfib(n - 2) + fibfib(n - 3);
}
