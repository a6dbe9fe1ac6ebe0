function rolling_max(numbers) {
  let max = -Infinity;
  return numbers.map((number) => (max = Math.max(max, number)));
}

// wrong: Math.max of an array that is not spread is NaN
function rolling_max(numbers) {
  return numbers.map((_, i) => Math.max(numbers.slice(0, i + 1)));
}

// wrong: compares with the number just before only
function rolling_max(numbers) {
  return numbers.map((number, i) => (i > 0 ? Math.max(number, numbers[i - 1]) : number));
}
