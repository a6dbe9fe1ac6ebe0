function find_closest_elements(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  let closest = sorted.slice(0, 2);
  for (let i = 2; i < sorted.length; i++) {
    if (sorted[i] - sorted[i - 1] < closest[1] - closest[0]) {
      closest = [sorted[i - 1], sorted[i]];
    }
  }
  return closest;
}

// wrong: compares every number with itself too
function find_closest_elements(numbers) {
  let closest;
  let distance = Infinity;
  for (const a of numbers) {
    for (const b of numbers) {
      if (Math.abs(a - b) < distance) {
        distance = Math.abs(a - b);
        closest = [Math.min(a, b), Math.max(a, b)];
      }
    }
  }
  return closest;
}

// wrong: leaves the pair in the order of the input
function find_closest_elements(numbers) {
  let closest;
  let distance = Infinity;
  numbers.forEach((a, i) => {
    for (const b of numbers.slice(i + 1)) {
      if (Math.abs(a - b) < distance) {
        distance = Math.abs(a - b);
        closest = [a, b];
      }
    }
  });
  return closest;
}
