function strlen(string) {
  return string.length;
}

// wrong: a string has no size, so the result is undefined
function strlen(string) {
  return string.size;
}

// wrong: keeps the last index, which is a string, in place of a count
function strlen(string) {
  let length = 0;
  for (const i in string) {
    length = i;
  }
  return length;
}
