// expect: WRONG_ANSWER Above the gap
function ride(stops) {
  return stops.reduce((distance, stop, index) => {
    const floor = index > 0 ? stops[index - 1] : 0;
    const gap = Math.max(floor, stop) > 13 && floor !== stop ? 1 : 0;
    return distance + Math.abs(stop - floor) - gap;
  }, 0);
}
