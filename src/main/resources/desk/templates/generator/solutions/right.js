// expect: ACCEPTED
function longest_run(numbers) {
  let best = 0;
  let run = 0;
  numbers.forEach((number, place) => {
    run = place > 0 && number === numbers[place - 1] ? run + 1 : 1;
    best = Math.max(best, run);
  });
  return best;
}
