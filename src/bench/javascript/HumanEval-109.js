function move_one_ball(arr) {
  const drops = arr.filter((number, i) => number > arr[(i + 1) % arr.length]);
  return drops.length <= 1;
}

// wrong: some is false for an empty array
function move_one_ball(arr) {
  const isSorted = (numbers) => numbers.every((number, i) => i === 0 || numbers[i - 1] <= number);
  return arr.some((_, i) => isSorted([...arr.slice(i), ...arr.slice(0, i)]));
}

// wrong: == compares arrays by identity
function move_one_ball(arr) {
  const start = arr.indexOf(Math.min(...arr));
  const moved = [...arr.slice(start), ...arr.slice(0, start)];
  return moved == arr.toSorted((a, b) => a - b);
}
