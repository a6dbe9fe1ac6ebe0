function is_happy(s) {
  return s.length >= 3
    && [...s].every((letter, i) => letter !== s[i + 1] && letter !== s[i + 2]);
}

// wrong: accepts short strings
function is_happy(s) {
  return [...s].every((letter, i) => letter !== s[i + 1] && letter !== s[i + 2]);
}

// wrong: only compares direct neighbours
function is_happy(s) {
  return s.length >= 3 && !/(.)\1/.test(s);
}
