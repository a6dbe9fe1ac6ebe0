function sum_squares(lst) {
  return lst.reduce((sum, value, i) => {
    if (i % 3 === 0) {
      return sum + value ** 2;
    }
    return sum + (i % 4 === 0 ? value ** 3 : value);
  }, 0);
}

// wrong: cubes at a common multiple of 3 and 4
function sum_squares(lst) {
  return lst.reduce((sum, value, i) => {
    if (i % 4 === 0) {
      return sum + value ** 3;
    }
    return sum + (i % 3 === 0 ? value ** 2 : value);
  }, 0);
}

// wrong: the conditional covers the sum as well
function sum_squares(lst) {
  return lst.reduce(
    (sum, value, i) => sum + i % 3 === 0 ? value ** 2 : i % 4 === 0 ? value ** 3 : value,
    0,
  );
}
