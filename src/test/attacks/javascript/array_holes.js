// name: array_holes
// family: javascript
// source: own
// phase: call
// expects: TIME_LIMIT|MEMORY_LIMIT|RUNTIME_ERROR
// must_not: a function of the engine walks over four billion holes and cannot be stopped
// oracle: universal+not_accepted+quiet_after

function checkio(x) {
  const holes = [];
  holes.length = 4294967295;
  const ways = [() => holes.reverse(), () => holes.indexOf(x), () => holes.forEach(() => x), () => holes.sort(),
    () => holes.join(''), () => holes.fill(0), () => holes.toSorted(), () => [...holes], () => holes.concat(holes)];
  for (const way of ways) {
    try {
      way();
    } catch (error) {
      console.log(error.name);
    }
  }
  return holes.length;
}
