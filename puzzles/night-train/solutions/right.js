// expect: ACCEPTED
function sell(berths, rides) {
  const sold = Array.from({ length: berths }, () => []);
  return rides.map(([on, off]) => {
    const berth = sold.findIndex((taken) => taken.every(([from, to]) => off <= from || to <= on));
    if (berth < 0) {
      return null;
    }
    sold[berth].push([on, off]);
    return berth + 1;
  });
}
