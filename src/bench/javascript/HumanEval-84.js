function solve(N) {
  return [...String(N)].reduce((sum, digit) => sum + Number(digit), 0).toString(2);
}

// wrong: joins the digits again, as they are strings
function solve(N) {
  return [...String(N)].reduce((sum, digit) => sum + digit).toString(2);
}

// wrong: sums the binary digits in place of the decimal ones
function solve(N) {
  const ones = [...N.toString(2)].filter((bit) => bit === '1').length;
  return ones.toString(2);
}
