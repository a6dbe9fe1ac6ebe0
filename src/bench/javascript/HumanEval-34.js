function unique(l) {
  return [...new Set(l)].sort((a, b) => a - b);
}

// wrong: sort compares the numbers as strings by default
function unique(l) {
  return [...new Set(l)].sort();
}

// wrong: returns a set in place of an array
function unique(l) {
  return new Set(l.toSorted((a, b) => a - b));
}
