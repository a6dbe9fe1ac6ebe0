function get_closest_vowel(word) {
  return word.match(/.*[^aeiou]([aeiou])[^aeiou]/i)?.[1] ?? '';
}

// wrong: finds the leftmost vowel
function get_closest_vowel(word) {
  return word.match(/[^aeiou]([aeiou])[^aeiou]/i)?.[1] ?? '';
}

// wrong: destructures null if there is no match
function get_closest_vowel(word) {
  const [, vowel] = word.match(/.*[^aeiou]([aeiou])[^aeiou]/i);
  return vowel;
}
