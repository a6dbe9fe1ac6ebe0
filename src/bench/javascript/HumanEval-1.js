function separate_paren_groups(paren_string) {
  const groups = [];
  let group = '';
  let depth = 0;
  for (const char of paren_string.replaceAll(' ', '')) {
    group += char;
    depth += char === '(' ? 1 : -1;
    if (depth === 0) {
      groups.push(group);
      group = '';
    }
  }
  return groups;
}

// wrong: takes the spaces for the borders of the groups
function separate_paren_groups(paren_string) {
  return paren_string.split(' ').filter(Boolean);
}

// wrong: replace with a string removes the first space only
function separate_paren_groups(paren_string) {
  const groups = [];
  let group = '';
  let depth = 0;
  for (const char of paren_string.replace(' ', '')) {
    group += char;
    depth += char === '(' ? 1 : -1;
    if (depth === 0) {
      groups.push(group);
      group = '';
    }
  }
  return groups;
}
