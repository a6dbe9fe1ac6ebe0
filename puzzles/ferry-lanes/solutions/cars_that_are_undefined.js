// expect: WRONG_ANSWER Uneven lanes
function boarding(lanes, capacity) {
  const order = [];
  while (lanes.some((lane) => lane.length > 0)) {
    for (const lane of lanes) {
      order.push(lane.shift());
    }
  }
  return order.slice(0, capacity);
}
