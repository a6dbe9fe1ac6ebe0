// expect: ACCEPTED
function boarding(lanes, capacity) {
  const rounds = Math.max(0, ...lanes.map((lane) => lane.length));
  const order = [];
  for (let round = 0; round < rounds; round++) {
    order.push(...lanes.filter((lane) => round < lane.length).map((lane) => lane[round]));
  }
  return order.slice(0, capacity);
}
