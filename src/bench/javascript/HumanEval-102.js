function choose_num(x, y) {
  const even = y - (y % 2);
  return even >= x ? even : -1;
}

// wrong: does not compare with x
function choose_num(x, y) {
  return y % 2 === 0 ? y : y - 1;
}

// wrong: returns undefined if there is no such number
function choose_num(x, y) {
  for (let number = y; number >= x; number--) {
    if (number % 2 === 0) {
      return number;
    }
  }
}
