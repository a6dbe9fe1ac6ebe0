function select_words(s, n) {
  const words = s.match(/\S+/g) ?? [];
  return words.filter((word) => word.replace(/[aeiou]/gi, '').length === n);
}

// wrong: takes a capital vowel for a consonant
function select_words(s, n) {
  return s.split(' ').filter((word) => word.replace(/[aeiou]/g, '').length === n);
}

// wrong: match() returns null for a word without consonants
function select_words(s, n) {
  return s.split(' ').filter((word) => word.match(/[^aeiou]/gi).length === n);
}
