// expect: WRONG_ANSWER Equal numbers
/** The indexes of a longest row of books that are in order among themselves. */
function longestRow(shelf) {
  const best = [];
  for (const [index, number] of shelf.entries()) {
    const before = best
      .filter(({ last }) => shelf[last] < number)
      .reduce((a, b) => (b.length > a.length ? b : a), { length: 0 });
    best.push({ last: index, length: before.length + 1, before });
  }
  const row = new Set();
  let end = best.reduce((a, b) => (b.length > a.length ? b : a), { length: 0 });
  for (; end.length > 0; end = end.before) {
    row.add(end.last);
  }
  return row;
}

function tidy(shelf) {
  const row = longestRow(shelf);
  const books = shelf.map((number, index) => ({ number, right: row.has(index) }));
  return books.filter(({ right }) => !right).map((book) => {
    const pulled = books.indexOf(book);
    books.splice(pulled, 1);
    const larger = books.findIndex(({ number, right }) => right && number > book.number);
    const pushed = larger < 0 ? books.length : larger;
    books.splice(pushed, 0, book);
    book.right = true;
    return [pulled, pushed];
  });
}
