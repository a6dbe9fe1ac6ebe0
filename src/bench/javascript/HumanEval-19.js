function sort_numbers(numbers) {
  const order = [
    'zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine',
  ];
  return numbers
    .split(' ')
    .sort((a, b) => order.indexOf(a) - order.indexOf(b))
    .join(' ');
}

// wrong: sorts the words by the alphabet
function sort_numbers(numbers) {
  return numbers.split(' ').sort().join(' ');
}

// wrong: the comparator returns a boolean, never a negative number
function sort_numbers(numbers) {
  const order = [
    'zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine',
  ];
  return numbers
    .split(' ')
    .sort((a, b) => order.indexOf(a) > order.indexOf(b))
    .join(' ');
}
