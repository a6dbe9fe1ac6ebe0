// expect: ACCEPTED
function checkio(number) {
  const words = [];
  if (number % 3 === 0) {
    words.push('Fizz');
  }
  if (number % 5 === 0) {
    words.push('Buzz');
  }
  return words.join(' ') || String(number);
}
