function remove_duplicates(numbers) {
  const counts = new Map();
  for (const number of numbers) {
    counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  return numbers.filter((number) => counts.get(number) === 1);
}

// wrong: keeps one of each repeated number
function remove_duplicates(numbers) {
  return [...new Set(numbers)];
}

// wrong: the keys of an object are strings
function remove_duplicates(numbers) {
  const counts = {};
  for (const number of numbers) {
    counts[number] = (counts[number] ?? 0) + 1;
  }
  return Object.keys(counts).filter((number) => counts[number] === 1);
}
