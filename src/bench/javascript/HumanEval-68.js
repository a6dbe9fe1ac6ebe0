function pluck(arr) {
  const evens = arr.filter((node) => node % 2 === 0);
  if (evens.length === 0) {
    return [];
  }
  const smallest = Math.min(...evens);
  return [smallest, arr.indexOf(smallest)];
}

// wrong: takes the value 0 for a missing one
function pluck(arr) {
  const [smallest] = arr.filter((node) => node % 2 === 0).sort((a, b) => a - b);
  return smallest ? [smallest, arr.indexOf(smallest)] : [];
}

// wrong: Math.min of nothing is Infinity
function pluck(arr) {
  const smallest = Math.min(...arr.filter((node) => node % 2 === 0));
  return [smallest, arr.indexOf(smallest)];
}
