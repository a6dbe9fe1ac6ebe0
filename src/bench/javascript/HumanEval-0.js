function has_close_elements(numbers, threshold) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted.some((number, i) => i > 0 && number - sorted[i - 1] < threshold);
}

// wrong: compares neighbours without sorting
function has_close_elements(numbers, threshold) {
  return numbers.some((number, i) => i > 0 && Math.abs(number - numbers[i - 1]) < threshold);
}
