// expect: ACCEPTED
const compare = (a, b) => (a < b ? -1 : Number(a > b));

function line_up(singers) {
  const called = singers.toSorted((a, b) => b[1] - a[1] || compare(a[0], b[0]));
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
