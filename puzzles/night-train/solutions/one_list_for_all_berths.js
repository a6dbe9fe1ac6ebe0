// expect: WRONG_ANSWER Basics
function sell(berths, rides) {
  const sold = new Array(berths).fill([]);
  return rides.map(([on, off]) => {
    const berth = sold.findIndex((taken) => taken.every(([from, to]) => off <= from || to <= on));
    if (berth < 0) {
      return null;
    }
    sold[berth].push([on, off]);
    return berth + 1;
  });
}
