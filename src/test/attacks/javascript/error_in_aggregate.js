// name: error_in_aggregate
// family: javascript
// source: own
// phase: return
// expects: RUNTIME_ERROR
// must_not: causes and parts of an error that hold each other are followed for ever
// oracle: universal+not_accepted

async function checkio(x) {
  const first = new Error('first');
  const all = new AggregateError([first, first], 'all', { cause: first });
  first.cause = first.errors = all;
  all.errors.push(all);
  console.log(first, all, { all });
  return Promise.any([Promise.reject(all), Promise.reject(first)]);
}
