function unique_digits(x) {
  return x.filter((number) => !/[02468]/.test(number)).sort((a, b) => a - b);
}

// wrong: sorts the numbers as strings
function unique_digits(x) {
  return x.filter((number) => !/[02468]/.test(number)).sort();
}

// wrong: only tests the last digit
function unique_digits(x) {
  return x.filter((number) => number % 2).sort((a, b) => a - b);
}
