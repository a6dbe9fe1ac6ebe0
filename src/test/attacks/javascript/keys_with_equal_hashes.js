// name: keys_with_equal_hashes
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER|OUTPUT_LIMIT|TIME_LIMIT
// must_not: elements whose hashes are equal in Java make the judge work for long
// oracle: universal+not_accepted

function checkio(x) {
  // The texts Aa and BB have the same hash in Java, and so have all rows of them.
  let keys = [''];
  for (let i = 0; i < 11; i++) {
    keys = keys.flatMap((key) => [key + 'Aa', key + 'BB']);
  }
  return new Set(keys);
}
