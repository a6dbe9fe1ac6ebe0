const ones = (n) => Math.abs(n).toString(2).replaceAll('0', '').length;

function sort_array(arr) {
  return arr.toSorted((a, b) => ones(a) - ones(b) || a - b);
}

// wrong: leaves numbers with as many ones in their old order
const ones = (n) => Math.abs(n).toString(2).replaceAll('0', '').length;

function sort_array(arr) {
  return arr.toSorted((a, b) => ones(a) - ones(b));
}

// wrong: counts the ones of the two's complement of a negative number
const ones = (n) => (n >>> 0).toString(2).replaceAll('0', '').length;

function sort_array(arr) {
  return arr.toSorted((a, b) => ones(a) - ones(b) || a - b);
}
