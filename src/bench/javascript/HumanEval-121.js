function solution(lst) {
  return lst
    .filter((value, i) => i % 2 === 0 && value % 2 !== 0)
    .reduce((sum, value) => sum + value, 0);
}

// wrong: takes the positions after the filter
function solution(lst) {
  return lst
    .filter((value) => value % 2 !== 0)
    .filter((value, i) => i % 2 === 0)
    .reduce((sum, value) => sum + value, 0);
}

// wrong: reduce() of an empty array without an initial value throws a TypeError
function solution(lst) {
  return lst
    .filter((value, i) => i % 2 === 0 && value % 2 !== 0)
    .reduce((sum, value) => sum + value);
}
