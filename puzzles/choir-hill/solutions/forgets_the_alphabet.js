// expect: WRONG_ANSWER Same height
function line_up(singers) {
  const called = singers.toSorted((a, b) => b[1] - a[1]);
  const row = [];
  for (const [place, [name]] of called.entries()) {
    if (place % 2 === 1) {
      row.unshift(name);
    } else {
      row.push(name);
    }
  }
  return row;
}
