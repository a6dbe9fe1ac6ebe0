// expect: ACCEPTED
function most_berries(stones) {
  // The best sums on each stone: after a hop or a jump, and after a leap.
  const fresh = [stones[0]];
  const tired = [-Infinity];
  for (const [place, berries] of stones.entries()) {
    if (place > 0) {
      const leap = fresh.at(-3) ?? -Infinity;
      fresh.push(berries + Math.max(...fresh.slice(-2), ...tired.slice(-2)));
      tired.push(berries + leap);
    }
  }
  return Math.max(fresh.at(-1), tired.at(-1));
}
