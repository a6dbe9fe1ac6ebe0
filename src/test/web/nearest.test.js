import { strictEqual } from 'node:assert';
import { nearest } from '../../main/resources/web/app/base/nearest.js';

const NAMES = ['fizz-buzz', 'first-word', 'house-password', 'three-words'];

Deno.test('the name that was meant begins with the word, contains it or differs in few letters', () => {
  strictEqual(nearest('Fizz', NAMES), 'fizz-buzz');
  strictEqual(nearest('password', NAMES), 'house-password');
  strictEqual(nearest('thre-wrods', NAMES), 'three-words');
  strictEqual(nearest('frist-word', NAMES), 'first-word');
});

Deno.test('no name is near to a word that is altogether different', () => {
  strictEqual(nearest('graph', NAMES), null);
  strictEqual(nearest(' ', NAMES), null);
  strictEqual(nearest('fizz', []), null);
});
