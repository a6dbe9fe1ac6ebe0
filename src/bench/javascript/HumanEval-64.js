function vowels_count(s) {
  return s.match(/[aeiou]|y$/gi)?.length ?? 0;
}

// wrong: misses capitals
function vowels_count(s) {
  return s.match(/[aeiou]|y$/g)?.length ?? 0;
}

// wrong: counts y anywhere
function vowels_count(s) {
  return [...s.toLowerCase()].filter((letter) => 'aeiouy'.includes(letter)).length;
}
