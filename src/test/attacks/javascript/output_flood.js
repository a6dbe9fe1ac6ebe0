// name: output_flood
// family: javascript
// source: own
// phase: call
// expects: OUTPUT_LIMIT
// must_not: short lines on both outputs are not counted, or printed on in a finally
// oracle: universal+not_accepted+quiet_after

function checkio(x) {
  while (true) {
    try {
      console.log('%s%n%c%%', 'a line', x);
      console.error();
      console.warn('');
    } finally {
      console.log(x);
    }
  }
}
