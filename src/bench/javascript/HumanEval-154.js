function cycpattern_check(a, b) {
  return a.includes(b) || [...b].some((_, i) => a.includes(b.slice(i) + b.slice(0, i)));
}

// wrong: does not rotate the pattern
function cycpattern_check(a, b) {
  return a.includes(b);
}

// wrong: searches the wrong one of the words
function cycpattern_check(a, b) {
  return (b + b).includes(a);
}
