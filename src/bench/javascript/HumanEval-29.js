function filter_by_prefix(strings, prefix) {
  return strings.filter((string) => string.startsWith(prefix));
}

// wrong: compares the first character only
function filter_by_prefix(strings, prefix) {
  return strings.filter((string) => string[0] === prefix[0]);
}

// wrong: map gives booleans in place of the strings
function filter_by_prefix(strings, prefix) {
  return strings.map((string) => string.startsWith(prefix));
}
