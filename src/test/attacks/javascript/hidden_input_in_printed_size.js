// name: hidden_input_in_printed_size
// family: javascript
// source: own
// phase: call
// expects: OUTPUT_LIMIT
// must_not: the report about too much printed text says its exact length, which is the hidden input
// oracle: universal+not_accepted+no_hidden_input

function checkio(x) {
  if (x > 5) {
    console.log('n'.repeat(x - 1));
  }
  return x * 2;
}
