function find_max(words) {
  const unique = (word) => new Set(word).size;
  const [best] = words.toSorted().sort((a, b) => unique(b) - unique(a));
  return best;
}

// wrong: takes the first of several words instead of the alphabetically smallest
function find_max(words) {
  const unique = (word) => new Set(word).size;
  return words.reduce((best, word) => (unique(word) > unique(best) ? word : best));
}

// wrong: a set has a size, not a length
function find_max(words) {
  const unique = (word) => new Set(word).length;
  const [best] = words.toSorted().sort((a, b) => unique(b) - unique(a));
  return best;
}
