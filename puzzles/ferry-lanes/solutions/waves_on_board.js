// expect: ACCEPTED
function* boarding(lanes, capacity) {
  let waiting = lanes.map((lane) => lane.values());
  let room = capacity;
  while (waiting.length > 0) {
    const round = waiting;
    waiting = [];
    for (const lane of round) {
      const { done, value: car } = lane.next();
      if (done) {
        continue;
      }
      if (room === 0) {
        return;
      }
      yield car;
      room--;
      waiting.push(lane);
    }
  }
}
