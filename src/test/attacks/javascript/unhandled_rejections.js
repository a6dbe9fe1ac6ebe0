// name: unhandled_rejections
// family: javascript
// source: own
// phase: return
// expects: RUNTIME_ERROR|WRONG_ANSWER
// must_not: rejections that nobody handles come out in a later call, or as a fault of the judge
// oracle: universal+not_accepted

function checkio(x) {
  for (let i = 0; i < 1000; i++) {
    Promise.reject(i % 2 ? new Error('nobody handles ' + i) : { get message() { throw i; } });
  }
  Promise.resolve().then(() => {
    throw null;
  });
  Promise.resolve().then(() => Promise.reject(Promise.reject(Symbol('s'))));
  return x * 2;
}
