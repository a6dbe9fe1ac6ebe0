// expect: WRONG_ANSWER Noon and midnight
const toMinutes = (time) => {
  const [hours, minutes] = time.split(':').map(Number);
  return 60 * hours + minutes;
};

function strokes(start, end) {
  const first = toMinutes(start);
  let last = toMinutes(end);
  if (last < first) {
    last += 24 * 60;
  }
  let count = 0;
  for (let minute = Math.ceil(first / 30) * 30; minute <= last; minute += 30) {
    const hour = (minute / 60) % 12;
    count += Number.isInteger(hour) ? hour : 1;
  }
  return count;
}
