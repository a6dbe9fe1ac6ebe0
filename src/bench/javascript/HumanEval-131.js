function digits(n) {
  const odd = [...String(n)].map(Number).filter((digit) => digit % 2 === 1);
  return odd.length > 0 ? odd.reduce((product, digit) => product * digit) : 0;
}

// wrong: returns 1 if there is no odd digit
function digits(n) {
  return [...String(n)]
    .map(Number)
    .filter((digit) => digit % 2 === 1)
    .reduce((product, digit) => product * digit, 1);
}

// wrong: a number is not iterable
function digits(n) {
  const odd = [...n].filter((digit) => digit % 2 === 1);
  return odd.length > 0 ? odd.reduce((product, digit) => product * digit) : 0;
}
