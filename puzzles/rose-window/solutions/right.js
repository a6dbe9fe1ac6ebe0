// expect: ACCEPTED
const gcd = (a, b) => (b === 0 ? a : gcd(b, a % b));

function windows(panes, colours) {
  const others = BigInt(colours - 1);
  // How many windows stay the same when they are turned so that only this many panes are free.
  const rings = (size) => others ** BigInt(size) + (size % 2 === 0 ? others : -others);
  let total = 0n;
  for (let turn = 0; turn < panes; turn++) {
    total += rings(gcd(panes, turn));
  }
  return total / BigInt(panes);
}
