function exchange(lst1, lst2) {
  const odd = lst1.filter((number) => number % 2 !== 0).length;
  const even = lst2.filter((number) => number % 2 === 0).length;
  return even >= odd ? 'YES' : 'NO';
}

// wrong: returns a boolean in place of a string
function exchange(lst1, lst2) {
  const odd = lst1.filter((number) => number % 2 !== 0).length;
  const even = lst2.filter((number) => number % 2 === 0).length;
  return even >= odd;
}

// wrong: assigns in the condition, so the answer only depends on odd numbers being there
function exchange(lst1, lst2) {
  let missing = 0;
  for (const number of lst1) {
    missing += Math.abs(number % 2);
  }
  let spare = lst2.filter((number) => number % 2 === 0).length;
  if (spare = missing) {
    return 'YES';
  }
  return 'NO';
}
