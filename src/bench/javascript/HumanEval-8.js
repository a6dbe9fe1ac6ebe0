function sum_product(numbers) {
  return [
    numbers.reduce((sum, number) => sum + number, 0),
    numbers.reduce((product, number) => product * number, 1),
  ];
}

// wrong: reduce of an empty array without an initial value throws a TypeError
function sum_product(numbers) {
  return [
    numbers.reduce((sum, number) => sum + number),
    numbers.reduce((product, number) => product * number),
  ];
}

// wrong: returns an object in place of a pair
function sum_product(numbers) {
  let sum = 0;
  let product = 1;
  for (const number of numbers) {
    sum += number;
    product *= number;
  }
  return { sum, product };
}
