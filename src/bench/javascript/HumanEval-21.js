function rescale_to_unit(numbers) {
  const min = Math.min(...numbers);
  const max = Math.max(...numbers);
  return numbers.map((number) => (number - min) / (max - min));
}

// wrong: sort changes the order of the input
function rescale_to_unit(numbers) {
  const sorted = numbers.sort((a, b) => a - b);
  const min = sorted[0];
  const max = sorted.at(-1);
  return numbers.map((number) => (number - min) / (max - min));
}

// wrong: divides by the maximum in place of the range
function rescale_to_unit(numbers) {
  const min = Math.min(...numbers);
  const max = Math.max(...numbers);
  return numbers.map((number) => (number - min) / max);
}
