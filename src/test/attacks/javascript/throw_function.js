// name: throw_function
// family: javascript
// source: own
// phase: call
// expects: RUNTIME_ERROR
// must_not: a thrown function with a forged name and message counts as a fault of the judge
// oracle: universal+not_accepted

function checkio(x) {
  const forged = Object.assign(() => x, { message: '\0\ud800'.repeat(3000), stack: 'ACCEPTED' });
  Object.defineProperty(forged, 'name', { value: 'JUDGE_ERROR\n\n' + '\ud83d'.repeat(500) });
  throw forged;
}
