import { strictEqual } from 'node:assert';
import { advice } from '../../main/resources/web/app/result/advice.js';

function advised(message, source = '', judged = {}) {
  return advice({ verdict: 'RUNTIME_ERROR', message, source, ...judged }, 'checkio');
}

Deno.test('a name that is not known is compared with the names of the code', () => {
  const place = 'category Basic, test 1: ';
  const code = 'def checkio(number):\n  return numbr + 1';
  strictEqual(
    advised(`${place}NameError: name 'numbr' is not defined`, code),
    'Did you mean number?',
  );
  strictEqual(
    advised('ReferenceError: totl is not defined', 'let total = 1; return totl'),
    'Did you mean total?',
  );
  strictEqual(
    advised("NameError: name 'zzz' is not defined", 'print(zzz)'),
    'Give zzz a value before you use it, or check how it is written.',
  );
});

Deno.test('a function that is nearly named as the puzzle wants is found', () => {
  const judged = { verdict: 'MISSING_FUNCTION' };
  const said = 'Your code defines chekio. Did you mean checkio?';
  strictEqual(advised('', 'def other(): pass\ndef chekio(n): pass', judged), said);
  strictEqual(advised('', 'const chekio = (n) => n', judged), said);
  strictEqual(advised('', 'x = 1', judged), null);
});

Deno.test('a function that returns nothing is told about return, and about what it prints', () => {
  const reason = { code: 'TYPE', expected: 'int', actual: 'None' };
  const judged = { verdict: 'WRONG_ANSWER', failure: { reason } };
  strictEqual(advised('', '', judged), 'Your function returns nothing. Did you forget return?');
  judged.failure = { reason: { ...reason, actual: 'null' }, output: '5\n' };
  strictEqual(
    advised('', '', judged),
    'Your function prints its result, but returns nothing. The tests look at what it returns.',
  );
  const results = [{ passed: true, actual: 1, expected: 1 }, { passed: false, expected: 2 }];
  strictEqual(
    advised('', '', { verdict: 'WRONG_ANSWER', results }),
    'Your function returns nothing. Did you forget return?',
  );
  judged.failure = { reason: { ...reason, actual: 'str' } };
  strictEqual(advised('', '', judged), null);
});

Deno.test('common errors of both languages get a sentence', () => {
  const texts = {
    'IndexError: list index out of range': 'Compare the index with the length.',
    "KeyError: 'a'": 'The dict has no such key.',
    "UnboundLocalError: local variable 'x' referenced before assignment":
      'The function assigns to x',
    "AttributeError: 'NoneType' object has no attribute 'split'": 'A value is empty here.',
    "TypeError: Cannot read property 'a' of undefined": 'A value is empty here.',
    'TypeError: can only concatenate str (not "int") to str':
      'The two values have different types.',
    'TypeError: f is not a function': 'What stands before the parentheses is not a function.',
    'TypeError: Assignment to constant variable "a"': 'A const keeps its first value.',
    'RangeError: Maximum call stack size exceeded': 'Does every call come nearer',
    'RecursionError: maximum recursion depth exceeded': 'Does every call come nearer',
  };
  for (const [message, start] of Object.entries(texts)) {
    strictEqual(advised(message).slice(0, start.length), start, message);
  }
  strictEqual(advised('MyError: odd'), null);
});
