function make_a_pile(n) {
  return Array.from({ length: n }, (_, level) => n + 2 * level);
}

// wrong: map skips the holes of Array(n)
function make_a_pile(n) {
  return Array(n).map((_, level) => n + 2 * level);
}

// wrong: the object literal in the arrow function is a block
function make_a_pile(n) {
  const levels = [...Array(n).keys()].map((level) => { stones: n + 2 * level });
  return levels.map((level) => level.stones);
}
