function decode_shift(s) {
  const a = 'a'.charCodeAt();
  return s.replace(/[a-z]/g, (char) =>
    String.fromCharCode(((char.charCodeAt() - a + 21) % 26) + a));
}

// wrong: the remainder of a negative number is negative
function decode_shift(s) {
  const a = 'a'.charCodeAt();
  return s.replace(/[a-z]/g, (char) =>
    String.fromCharCode(((char.charCodeAt() - a - 5) % 26) + a));
}

// wrong: a character minus a number is NaN
function decode_shift(s) {
  return [...s].map((char) => String.fromCharCode(char - 5)).join('');
}
