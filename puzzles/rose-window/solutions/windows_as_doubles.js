// expect: WRONG_ANSWER Many panes
const gcd = (a, b) => (b === 0 ? a : gcd(b, a % b));

function windows(panes, colours) {
  const others = colours - 1;
  // How many windows stay the same when they are turned so that only this many panes are free.
  const rings = (size) => others ** size + (size % 2 === 0 ? others : -others);
  let total = 0;
  for (let turn = 0; turn < panes; turn++) {
    total += rings(gcd(panes, turn));
  }
  return total / panes;
}
