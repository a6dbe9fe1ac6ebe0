// name: return_holes
// family: javascript
// source: own
// phase: return
// expects: OUTPUT_LIMIT
// must_not: an array with four billion holes is read element by element
// oracle: universal+not_accepted

function checkio(x) {
  const holes = [];
  holes.length = 4294967295;
  holes[4294967294] = x * 2;
  console.log(holes);
  return holes;
}
