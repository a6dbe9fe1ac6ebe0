// expect: WRONG_ANSWER Edge
function average_speed(legs) {
  let kilometres = 0;
  let hours = 0;
  for (const [distance, speed] of legs) {
    kilometres += distance;
    hours += distance / speed;
  }
  return kilometres / hours;
}
