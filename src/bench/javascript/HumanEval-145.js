function digitSum(n) {
  const [first, ...rest] = Array.from(String(Math.abs(n)), Number);
  return rest.reduce((sum, digit) => sum + digit, Math.sign(n) * first);
}

function order_by_points(nums) {
  return nums.toSorted((a, b) => digitSum(a) - digitSum(b));
}

// wrong: ignores the sign
function digitSum(n) {
  return Array.from(String(Math.abs(n)), Number).reduce((sum, digit) => sum + digit, 0);
}

function order_by_points(nums) {
  return nums.toSorted((a, b) => digitSum(a) - digitSum(b));
}

// wrong: the minus sign becomes NaN
function digitSum(n) {
  return [...String(n)].reduce((sum, digit) => sum + Number(digit), 0);
}

function order_by_points(nums) {
  return nums.toSorted((a, b) => digitSum(a) - digitSum(b));
}
