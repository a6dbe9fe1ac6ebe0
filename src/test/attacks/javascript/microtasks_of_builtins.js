// name: microtasks_of_builtins
// family: javascript
// source: own
// phase: return
// expects: TIME_LIMIT|WRONG_ANSWER|RUNTIME_ERROR|MEMORY_LIMIT
// must_not: jobs without a statement of the guest's are not counted and never stopped
// oracle: universal+not_accepted+quiet_after

const endless = Object.create(Promise.prototype);
Object.defineProperty(endless, 'then', { value: (resolve) => resolve(endless) });

function checkio(x) {
  return endless;
}
