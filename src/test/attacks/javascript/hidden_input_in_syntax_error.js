// name: hidden_input_in_syntax_error
// family: javascript
// source: own
// phase: call
// expects: RUNTIME_ERROR
// must_not: the message about wrong syntax, which quotes the source, carries a hidden input
// oracle: universal+not_accepted+no_hidden_input

function checkio(x) {
  return x <= 5 ? x * 2 : eval('wrong ' + x + ' syntax');
}
