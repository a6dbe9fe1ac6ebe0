// expect: WRONG_ANSWER Tired frog
function most_berries(stones) {
  const best = [stones[0]];
  for (const berries of stones.slice(1)) {
    best.push(berries + Math.max(...best.slice(-3)));
  }
  return best.at(-1);
}
