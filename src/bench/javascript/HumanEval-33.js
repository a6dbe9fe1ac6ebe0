function judge_sort_third(numbers) {
  const thirds = numbers.filter((_, i) => i % 3 === 0).sort((a, b) => a - b);
  return numbers.map((number, i) => (i % 3 === 0 ? thirds[i / 3] : number));
}

// wrong: reads the sorted numbers at the index of the whole array
function judge_sort_third(numbers) {
  const thirds = numbers.filter((_, i) => i % 3 === 0).sort((a, b) => a - b);
  return numbers.map((number, i) => (i % 3 === 0 ? thirds[i] : number));
}

// wrong: starts with the third number in place of the first one
function judge_sort_third(numbers) {
  const thirds = numbers.filter((_, i) => (i + 1) % 3 === 0).sort((a, b) => a - b);
  return numbers.map((number, i) => ((i + 1) % 3 === 0 ? thirds.shift() : number));
}
