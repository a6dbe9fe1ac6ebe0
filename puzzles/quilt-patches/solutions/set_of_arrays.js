// expect: WRONG_ANSWER Basics
const quarterTurn = (patch) =>
  patch.map((_, column) => patch.map((row) => row[column]).reverse().join(''));

/** Of the four turns the one that comes first in the alphabet. */
function nameOf(patch) {
  const turns = [patch];
  while (turns.length < 4) {
    turns.push(quarterTurn(turns.at(-1)));
  }
  return turns.sort()[0];
}

function different(patches) {
  return new Set(patches.map(nameOf)).size;
}
