// name: hidden_input_in_nested_class_name
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER|RUNTIME_ERROR
// must_not: the description of an object inside a result carries a hidden input
// oracle: universal+not_accepted+no_hidden_input

function checkio(x) {
  const key = 'Asked' + x;
  return x <= 5 ? x * 2 : [new { [key]: class {} }[key]()];
}
