function f(n) {
  let factorial = 1;
  let sum = 0;
  return Array.from({ length: n }, (_, index) => {
    const i = index + 1;
    factorial *= i;
    sum += i;
    return i % 2 === 0 ? factorial : sum;
  });
}

// wrong: counts from 0, which makes each product 0
function f(n) {
  let factorial = 1;
  let sum = 0;
  return Array.from({ length: n }, (_, i) => {
    factorial *= i;
    sum += i;
    return i % 2 === 0 ? factorial : sum;
  });
}

// wrong: concat returns a new array, which is thrown away
function f(n) {
  const values = [];
  let factorial = 1;
  let sum = 0;
  for (let i = 1; i <= n; i++) {
    factorial *= i;
    sum += i;
    values.concat(i % 2 === 0 ? factorial : sum);
  }
  return values;
}
