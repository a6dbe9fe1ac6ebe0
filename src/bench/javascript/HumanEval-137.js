const toNumber = (value) => Number(String(value).replace(',', '.'));

function compare_one(a, b) {
  const difference = toNumber(a) - toNumber(b);
  if (difference === 0) {
    return null;
  }
  return difference > 0 ? a : b;
}

// wrong: a string never is strictly equal to a number
function compare_one(a, b) {
  if (a === b) {
    return null;
  }
  return a > b ? a : b;
}

// wrong: returns a number in place of a string
function compare_one(a, b) {
  const [x, y] = [a, b].map((value) => Number(String(value).replace(',', '.')));
  return x === y ? null : Math.max(x, y);
}
