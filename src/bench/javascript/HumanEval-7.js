function filter_by_substring(strings, substring) {
  return strings.filter((string) => string.includes(substring));
}

// wrong: indexOf is 0, which is falsy, for a match at the start, and -1 is truthy
function filter_by_substring(strings, substring) {
  return strings.filter((string) => string.indexOf(substring));
}

// wrong: finds the substring only at the start
function filter_by_substring(strings, substring) {
  return strings.filter((string) => string.startsWith(substring));
}
