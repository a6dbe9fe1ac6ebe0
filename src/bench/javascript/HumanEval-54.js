function same_chars(s0, s1) {
  const a = new Set(s0);
  const b = new Set(s1);
  return a.size === b.size && [...a].every((char) => b.has(char));
}

// wrong: two sets are never identical
function same_chars(s0, s1) {
  return new Set(s0) === new Set(s1);
}

// wrong: the second word can have more characters
function same_chars(s0, s1) {
  return [...s0].every((char) => s1.includes(char));
}
