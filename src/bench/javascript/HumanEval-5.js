function intersperse(numbers, delimeter) {
  return numbers.flatMap((number, i) => (i === 0 ? [number] : [delimeter, number]));
}

// wrong: join and split turn the numbers into strings
function intersperse(numbers, delimeter) {
  return numbers.join(`,${delimeter},`).split(',');
}

// wrong: leaves a delimiter after the last number
function intersperse(numbers, delimeter) {
  return numbers.flatMap((number) => [number, delimeter]);
}
