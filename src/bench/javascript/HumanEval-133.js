function sum_squares(lst) {
  return lst.reduce((sum, value) => sum + Math.ceil(value) ** 2, 0);
}

// wrong: rounds to the nearest integer
function sum_squares(lst) {
  return lst.reduce((sum, value) => sum + Math.round(value) ** 2, 0);
}

// wrong: takes the XOR operator for a power
function sum_squares(lst) {
  let sum = 0;
  for (const value of lst) {
    sum += Math.ceil(value) ^ 2;
  }
  return sum;
}
