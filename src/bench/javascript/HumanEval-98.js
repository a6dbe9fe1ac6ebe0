function count_upper(s) {
  return [...s].filter((letter, i) => i % 2 === 0 && 'AEIOU'.includes(letter)).length;
}

// wrong: takes the result of indexOf for a boolean
function count_upper(s) {
  return [...s].filter((letter, i) => i % 2 === 0 && 'AEIOU'.indexOf(letter)).length;
}

// wrong: a string has no filter
function count_upper(s) {
  return s.filter((letter, i) => i % 2 === 0 && 'AEIOU'.includes(letter)).length;
}
