function fizz_buzz(n) {
  let sevens = 0;
  for (let i = 0; i < n; i++) {
    if (i % 11 === 0 || i % 13 === 0) {
      sevens += String(i).split('7').length - 1;
    }
  }
  return sevens;
}

// wrong: counts the numbers with a 7, not the digits
function fizz_buzz(n) {
  return Array.from({ length: n }, (_, i) => i)
    .filter((i) => i % 11 === 0 || i % 13 === 0)
    .filter((i) => String(i).includes('7')).length;
}

// wrong: a number has to be divisible by both
function fizz_buzz(n) {
  let sevens = 0;
  for (let i = 0; i < n; i++) {
    if (i % 11 === 0 && i % 13 === 0) {
      sevens += String(i).split('7').length - 1;
    }
  }
  return sevens;
}
