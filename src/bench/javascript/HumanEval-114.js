function minSubArraySum(nums) {
  let [current] = nums;
  let lowest = current;
  for (const num of nums.slice(1)) {
    current = current < 0 ? current + num : num;
    if (current < lowest) {
      lowest = current;
    }
  }
  return lowest;
}

// wrong: an empty subarray counts too
function minSubArraySum(nums) {
  let current = 0;
  let lowest = 0;
  for (const num of nums) {
    current = current < 0 ? current + num : num;
    if (current < lowest) {
      lowest = current;
    }
  }
  return lowest;
}

// wrong: Math.min throws a TypeError on a BigInt
function minSubArraySum(nums) {
  let current = Infinity;
  let lowest = Infinity;
  for (const num of nums) {
    current = Math.min(num, current + num);
    lowest = Math.min(lowest, current);
  }
  return lowest;
}
