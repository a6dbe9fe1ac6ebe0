// expect: ACCEPTED
function count_vowels(text) {
  return [...text.toLowerCase()].filter((letter) => 'aeiou'.includes(letter)).length;
}
