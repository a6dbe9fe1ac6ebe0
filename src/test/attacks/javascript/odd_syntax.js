// name: odd_syntax
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless
// must_not: rare syntax stops the engine or a debugger of the judge
// oracle: universal

debugger;
<!-- A comment of the old kind.
var \u0061wait = 010 + 0o10 + 0b1, yield = 1, let = 2, async = 3, of = 4, get = 5, undefined;

label: { break label; }

function checkio(x, { y = arguments.length, ...z } = {}, [q] = [x], ...rest) {
  debugger;
  if (1) function inner() { return new.target; }
  var [a = b => b, { [`${a}`]: c = 2 } = {}] = [, ];
  switch (x) { default: case 1: let s; }
  for (var i = 0 in {});
  x = x?.valueOf?.() ?? delete x;
  void inner, a, c, typeof rest, q ** 1, z, /[/]\/(?<n>)/.source;
  return eval('x') * 2;
}
--> The end of a comment of the old kind.
