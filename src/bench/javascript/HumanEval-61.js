function correct_bracketing(brackets) {
  let rest = brackets;
  while (rest.includes('()')) {
    rest = rest.replaceAll('()', '');
  }
  return rest === '';
}

// wrong: removes pairs once, which misses nested ones
function correct_bracketing(brackets) {
  return brackets.replaceAll('()', '') === '';
}

// wrong: return inside forEach does not leave the function
function correct_bracketing(brackets) {
  let depth = 0;
  [...brackets].forEach((bracket) => {
    depth += bracket === '(' ? 1 : -1;
    if (depth < 0) {
      return false;
    }
  });
  return depth === 0;
}
