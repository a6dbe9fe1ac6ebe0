function all_prefixes(string) {
  return Array.from({ length: string.length }, (_, i) => string.slice(0, i + 1));
}

// wrong: starts with the empty prefix and leaves out the whole string
function all_prefixes(string) {
  return [...string].map((_, i) => string.slice(0, i));
}

// wrong: the keys of for...in are strings, so adding 1 appends a digit
function all_prefixes(string) {
  const prefixes = [];
  for (const i in string) {
    prefixes.push(string.slice(0, i + 1));
  }
  return prefixes;
}
