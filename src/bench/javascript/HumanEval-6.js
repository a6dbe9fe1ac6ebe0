function parse_nested_parens(paren_string) {
  const deepest = (group) => {
    let depth = 0;
    return Math.max(...Array.from(group, (char) => (depth += char === '(' ? 1 : -1)));
  };
  return paren_string.split(' ').filter(Boolean).map(deepest);
}

// wrong: counts all opening parentheses of a group
function parse_nested_parens(paren_string) {
  return paren_string.split(' ').map((group) => group.match(/\(/g).length);
}

// wrong: takes the run of parentheses at the start of a group for the deepest one
function parse_nested_parens(paren_string) {
  return paren_string.split(' ').map((group) => group.indexOf(')'));
}
