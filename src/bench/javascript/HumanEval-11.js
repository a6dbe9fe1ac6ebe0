function string_xor(a, b) {
  return Array.from(a, (bit, i) => bit ^ b[i]).join('');
}

// wrong: the result loses its leading zeros
function string_xor(a, b) {
  return (parseInt(a, 2) ^ parseInt(b, 2)).toString(2);
}

// wrong: returns an array of numbers in place of a string
function string_xor(a, b) {
  return [...a].map((bit, i) => bit ^ b[i]);
}
