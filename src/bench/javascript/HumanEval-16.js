function count_distinct_characters(string) {
  return new Set(string.toLowerCase()).size;
}

// wrong: a set has a size, its length is undefined
function count_distinct_characters(string) {
  return new Set(string.toLowerCase()).length;
}

// wrong: toLowerCase returns a new string, which is thrown away
function count_distinct_characters(string) {
  string.toLowerCase();
  return new Set(string).size;
}
