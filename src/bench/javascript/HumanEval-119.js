function isBalanced(text) {
  let depth = 0;
  for (const paren of text) {
    depth += paren === '(' ? 1 : -1;
    if (depth < 0) {
      return false;
    }
  }
  return depth === 0;
}

function match_parens(lst) {
  const [first, second] = lst;
  return isBalanced(first + second) || isBalanced(second + first) ? 'Yes' : 'No';
}

// wrong: only compares the numbers of both parentheses
function match_parens(lst) {
  const text = lst.join('');
  return text.split('(').length === text.split(')').length ? 'Yes' : 'No';
}

// wrong: does not try the other order
function isBalanced(text) {
  let depth = 0;
  for (const paren of text) {
    depth += paren === '(' ? 1 : -1;
    if (depth < 0) {
      return false;
    }
  }
  return depth === 0;
}

function match_parens(lst) {
  return isBalanced(lst.join('')) ? 'Yes' : 'No';
}
