// name: import_endless_module
// family: javascript
// source: own
// phase: call
// expects: TIME_LIMIT|FORBIDDEN|RUNTIME_ERROR|WRONG_ANSWER
// must_not: a loop in a module is not counted or not stopped
// oracle: universal+not_accepted+quiet_after

async function checkio(x) {
  await import('data:text/javascript,' + encodeURIComponent('for (;;) { globalThis.turns = -~globalThis.turns; }'));
  return x * 2;
}
