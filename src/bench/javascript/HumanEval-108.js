function signedDigitSum(number) {
  const [first, ...others] = String(Math.abs(number)).split('').map(Number);
  return others.reduce((sum, digit) => sum + digit, Math.sign(number) * first);
}

function count_nums(arr) {
  return arr.filter((number) => signedDigitSum(number) > 0).length;
}

// wrong: the sign of a negative number becomes NaN
function count_nums(arr) {
  const digitSum = (number) =>
    [...String(number)].reduce((sum, digit) => sum + Number(digit), 0);
  return arr.filter((number) => digitSum(number) > 0).length;
}

// wrong: returns the numbers in place of their count
function count_nums(arr) {
  return arr.filter((number) => {
    const [first, ...others] = String(Math.abs(number)).split('').map(Number);
    return others.reduce((sum, digit) => sum + digit, Math.sign(number) * first) > 0;
  });
}
