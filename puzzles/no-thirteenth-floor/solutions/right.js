// expect: ACCEPTED
const heightOf = (floor) => (floor > 13 ? floor - 1 : floor);

function ride(stops) {
  let height = 0;
  let distance = 0;
  for (const next of stops.map(heightOf)) {
    distance += Math.abs(next - height);
    height = next;
  }
  return distance;
}
