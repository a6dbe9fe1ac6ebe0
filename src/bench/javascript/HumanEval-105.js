const NAMES = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

function by_length(arr) {
  return arr
    .filter((number) => number >= 1 && number <= 9)
    .sort((a, b) => b - a)
    .map((number) => NAMES[number - 1]);
}

// wrong: the names start at index 0
const NAMES = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

function by_length(arr) {
  return arr
    .filter((number) => number >= 1 && number <= 9)
    .sort((a, b) => b - a)
    .map((number) => NAMES[number]);
}

// wrong: leaves undefined where a number has no name
const NAMES = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

function by_length(arr) {
  return arr.toSorted((a, b) => b - a).map((number) => NAMES[number - 1]);
}
