function correct_bracketing(brackets) {
  let depth = 0;
  for (const bracket of brackets) {
    depth += bracket === '<' ? 1 : -1;
    if (depth < 0) {
      return false;
    }
  }
  return depth === 0;
}

// wrong: loops with in, so it sees indices in place of brackets
function correct_bracketing(brackets) {
  let depth = 0;
  for (const bracket in brackets) {
    depth += bracket === '<' ? 1 : -1;
    if (depth < 0) {
      return false;
    }
  }
  return depth === 0;
}

// wrong: only counts the brackets, whatever their order
function correct_bracketing(brackets) {
  const count = (bracket) => brackets.split(bracket).length - 1;
  return count('<') === count('>');
}
