// expect: WRONG_ANSWER Basics
function count_layouts(terrace, singles) {
  const width = terrace[0].length;
  const squares = terrace.join('');
  const memory = new Map();

  /** Bit 0 of `covered` stands for the square `at`, bit 1 for the next square, and so on. */
  const ways = (at, covered, left) => {
    if (at === squares.length) {
      return left === 0 ? 1 : 0;
    }
    if (squares[at] === 'T' || (covered & 1) === 1) {
      return ways(at + 1, covered >> 1, left);
    }
    const key = `${at} ${covered} ${left}`;
    if (!memory.has(key)) {
      let count = 0;
      if (squares[at + 1] === '.' && (covered & 2) === 0) {
        count += ways(at + 2, covered >> 2, left);
      }
      if (squares[at + width] === '.') {
        count += ways(at + 1, (covered | (1 << width)) >> 1, left);
      }
      if (left > 0) {
        count += ways(at + 1, covered >> 1, left - 1);
      }
      memory.set(key, count);
    }
    return memory.get(key);
  };

  return ways(0, 0, singles);
}
