function mean_absolute_deviation(numbers) {
  const average = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const mean = average(numbers);
  return average(numbers.map((number) => Math.abs(number - mean)));
}

// wrong: without the absolute value the deviations cancel out
function mean_absolute_deviation(numbers) {
  const average = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const mean = average(numbers);
  return average(numbers.map((number) => number - mean));
}

// wrong: reduce without an initial value starts with the first number, not with its deviation
function mean_absolute_deviation(numbers) {
  const mean = numbers.reduce((sum, number) => sum + number) / numbers.length;
  return numbers.reduce((sum, number) => sum + Math.abs(number - mean)) / numbers.length;
}
