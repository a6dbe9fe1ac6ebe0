// expect: ACCEPTED
function guess(guesses) {
  let low = 1;
  let high = 100;
  for (const [number, word] of guesses) {
    if (word === 'more') {
      low = Math.max(low, number + 1);
    } else {
      high = Math.min(high, number - 1);
    }
  }
  return Math.floor((low + high) / 2);
}
