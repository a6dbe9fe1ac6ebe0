function specialFilter(nums) {
  return nums.filter((num) => num > 10 && /^[13579].*[13579]$/.test(num)).length;
}

// wrong: returns the numbers instead of how many there are
function specialFilter(nums) {
  return nums.filter((num) => num > 10 && /^[13579].*[13579]$/.test(num));
}

// wrong: a string has no negative indices
function specialFilter(nums) {
  let count = 0;
  for (const num of nums) {
    const text = String(num);
    if (num > 10 && text[0] % 2 === 1 && text[-1] % 2 === 1) {
      count++;
    }
  }
  return count;
}
