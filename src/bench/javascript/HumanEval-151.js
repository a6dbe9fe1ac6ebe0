function double_the_difference(lst) {
  return lst
    .filter((value) => Number.isInteger(value) && value > 0 && value % 2 === 1)
    .reduce((sum, value) => sum + value ** 2, 0);
}

// wrong: the remainder of a fraction is truthy
function double_the_difference(lst) {
  return lst
    .filter((value) => value > 0 && value % 2)
    .reduce((sum, value) => sum + value ** 2, 0);
}

// wrong: the callback has braces but no return
function double_the_difference(lst) {
  return lst
    .filter((value) => value > 0 && value % 2 === 1)
    .map((value) => {
      value ** 2;
    })
    .reduce((sum, square) => sum + square, 0);
}
