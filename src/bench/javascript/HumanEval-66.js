function digitSum(s) {
  return [...s]
    .filter((char) => /\p{Lu}/u.test(char))
    .reduce((sum, char) => sum + char.codePointAt(0), 0);
}

// wrong: reduce without an initial value throws a TypeError if there are no capitals
function digitSum(s) {
  return [...s]
    .filter((char) => /\p{Lu}/u.test(char))
    .map((char) => char.codePointAt(0))
    .reduce((sum, code) => sum + code);
}

// wrong: takes spaces and punctuation for capitals
function digitSum(s) {
  let sum = 0;
  for (const char of s) {
    if (char === char.toUpperCase()) {
      sum += char.charCodeAt(0);
    }
  }
  return sum;
}
