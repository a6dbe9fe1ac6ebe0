function add(lst) {
  return lst
    .filter((number, i) => i % 2 === 1 && number % 2 === 0)
    .reduce((sum, number) => sum + number, 0);
}

// wrong: === binds tighter than &, so nothing counts as even
function add(lst) {
  return lst
    .filter((number, i) => i & 1 && number & 1 === 0)
    .reduce((sum, number) => sum + number, 0);
}

// wrong: assigns to a const
function add(lst) {
  const sum = 0;
  for (let i = 1; i < lst.length; i += 2) {
    if (lst[i] % 2 === 0) {
      sum += lst[i];
    }
  }
  return sum;
}
