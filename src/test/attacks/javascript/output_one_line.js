// name: output_one_line
// family: javascript
// source: own
// phase: call
// expects: OUTPUT_LIMIT|MEMORY_LIMIT
// must_not: one line of many megabytes is sent or stored
// oracle: universal+not_accepted

function checkio(x) {
  console.log('\u2603'.repeat(4_000_000), '%s'.repeat(1000));
  return x * 2;
}
