function fib4(n) {
  let [a, b, c, d] = [0, 0, 2, 0];
  for (let i = 0; i < n; i++) {
    [a, b, c, d] = [b, c, d, a + b + c + d];
  }
  return a;
}

// wrong: the loop ends one early, so the result is undefined
function fib4(n) {
  const values = [0, 0, 2, 0];
  for (let i = 4; i < n; i++) {
    values.push(values[i - 1] + values[i - 2] + values[i - 3] + values[i - 4]);
  }
  return values[n];
}

// wrong: changes the variables one after the other, so the sum uses the new values
function fib4(n) {
  let [a, b, c, d] = [0, 0, 2, 0];
  for (let i = 0; i < n; i++) {
    a = b;
    b = c;
    c = d;
    d = a + b + c + d;
  }
  return a;
}
