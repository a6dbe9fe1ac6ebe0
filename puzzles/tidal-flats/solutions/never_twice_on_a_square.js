// expect: WRONG_ANSWER Sandbanks
const STEPS = [[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1]];

function cross(sand, tide) {
  const queue = [[0, 0, 0]];
  const seen = new Set();
  // The queue grows while the loop goes through it.
  for (const [row, column, minute] of queue) {
    if (row === sand.length - 1 && column === sand[0].length - 1) {
      return minute;
    }
    const phase = (minute + 1) % tide.length;
    for (const [down, right] of STEPS) {
      const next = [row + down, column + right];
      const height = Number(sand[next[0]]?.[next[1]]);
      const key = next.join();
      if (height > tide[phase] && !seen.has(key)) {
        seen.add(key);
        queue.push([...next, minute + 1]);
      }
    }
  }
  return null;
}
