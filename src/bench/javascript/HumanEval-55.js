function fib(n) {
  let [current, next] = [0, 1];
  for (let i = 0; i < n; i++) {
    [current, next] = [next, current + next];
  }
  return current;
}

// wrong: has no case for 0, so the recursion ends in a RangeError
function fib(n) {
  return n === 1 ? 1 : fib(n - 1) + fib(n - 2);
}

// wrong: off by one, counts from 1, 2
function fib(n) {
  let [current, next] = [1, 1];
  for (let i = 0; i < n; i++) {
    [current, next] = [next, current + next];
  }
  return current;
}
