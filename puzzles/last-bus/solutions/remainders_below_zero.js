// expect: WRONG_ANSWER Basics
const DAY = 24 * 60;

function wait(departures, now) {
  return Math.min(...departures.map((departure) => (departure - now) % DAY));
}
