// expect: ACCEPTED
/** The moves for a plate, each with what it leaves. With few biscuits there are fewer moves. */
const movesFor = (biscuits) => [
  ['one', [biscuits - 1]],
  ['two', [biscuits - 2]],
  ['share', [0, 1, 2].map((extra) => Math.floor((biscuits + extra) / 3))],
].slice(0, biscuits);

function winning_move(plates) {
  // The number of the nim heap that is worth the same as a plate.
  const worth = [];
  const total = (some) => some.reduce((sum, biscuits) => sum ^ worth[biscuits], 0);
  for (let biscuits = 0; biscuits <= Math.max(...plates); biscuits++) {
    const reached = new Set(movesFor(biscuits).map(([, after]) => total(after)));
    let heap = 0;
    while (reached.has(heap)) {
      heap++;
    }
    worth.push(heap);
  }
  for (const [place, biscuits] of plates.entries()) {
    for (const [move, after] of movesFor(biscuits)) {
      if (total(plates.with(place, 0)) === total(after)) {
        return [place, move];
      }
    }
  }
  return null;
}
