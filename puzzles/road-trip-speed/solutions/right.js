// expect: ACCEPTED
function average_speed(legs) {
  let kilometres = 0;
  let hours = 0;
  for (const [distance, speed] of legs) {
    kilometres += distance;
    hours += distance / speed;
  }
  return hours > 0 ? kilometres / hours : 0;
}
