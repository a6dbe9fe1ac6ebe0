// expect: WRONG_ANSWER Basics
function checkio(number) {
  const fizz = number % 3 === 0 ? 'Fizz' : '';
  const buzz = number % 5 === 0 ? 'Buzz' : '';
  return `${fizz} ${buzz}`.trim() || number;
}
