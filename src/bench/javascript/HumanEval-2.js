function truncate_number(number) {
  return number % 1;
}

// wrong: takes the digits after the point for a whole number
function truncate_number(number) {
  return Number(String(number).split('.')[1]);
}

// wrong: rounds to the nearest integer, so the rest can be negative
function truncate_number(number) {
  return number - Math.round(number);
}
