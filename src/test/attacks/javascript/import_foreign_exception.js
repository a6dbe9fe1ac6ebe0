// name: import_foreign_exception
// family: javascript
// source: own
// phase: call
// expects: FORBIDDEN|RUNTIME_ERROR|WRONG_ANSWER
// must_not: the exception of a failed import, thrown later, counts as a fault of the judge
// oracle: universal+not_accepted+no_java_stack

let held = new Error('none');
import('truffle:nothing').catch((error) => {
  held = error;
});

function checkio(x) {
  try {
    console.log(held, [held], { held });
  } catch (error) {
    console.log('not printed:', error.name);
  }
  if (x === 5) {
    throw held;
  }
  return x * 2;
}
