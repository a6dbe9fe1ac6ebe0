function is_nested(string) {
  return /\[.*\[.*\].*\]/.test(string);
}

// wrong: does not wait for the brackets to close
function is_nested(string) {
  let depth = 0;
  for (const bracket of string) {
    depth = bracket === '[' ? depth + 1 : Math.max(depth - 1, 0);
    if (depth > 1) {
      return true;
    }
  }
  return false;
}

// wrong: forgets to escape the brackets in the regular expression
function is_nested(string) {
  return /[[.*].*]/.test(string);
}
