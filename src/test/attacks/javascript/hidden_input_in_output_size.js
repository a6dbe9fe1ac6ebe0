// name: hidden_input_in_output_size
// family: javascript
// source: own
// phase: return
// expects: OUTPUT_LIMIT|WRONG_ANSWER
// must_not: the report about a result that is too long says its exact length, which is the hidden input
// oracle: universal+not_accepted+no_hidden_input

function checkio(x) {
  return x <= 5 ? x * 2 : 'n'.repeat(x - 1);
}
