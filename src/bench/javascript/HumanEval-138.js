function is_equal_to_sum_even(n) {
  return n % 2 === 0 && n >= 8;
}

// wrong: thinks that 2 is the smallest possible sum
function is_equal_to_sum_even(n) {
  return n > 0 && n % 2 === 0;
}
