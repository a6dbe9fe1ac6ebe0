function judge_sort_even(numbers) {
  const evens = numbers.filter((_, i) => i % 2 === 0).sort((a, b) => a - b);
  return numbers.map((number, i) => (i % 2 === 0 ? evens[i / 2] : number));
}

// wrong: toSorted returns a new array, which is thrown away
function judge_sort_even(numbers) {
  const evens = numbers.filter((_, i) => i % 2 === 0);
  evens.toSorted((a, b) => a - b);
  return numbers.map((number, i) => (i % 2 === 0 ? evens[i / 2] : number));
}

// wrong: sorts the even values, not the values at even indices
function judge_sort_even(numbers) {
  const evens = numbers.filter((number) => number % 2 === 0).sort((a, b) => a - b);
  return numbers.map((number) => (number % 2 === 0 ? evens.shift() : number));
}
