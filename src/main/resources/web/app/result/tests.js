import { millis, t } from '../base/language.js';
import { call, callLine } from '../base/python.js';
import { h } from '../base/view.js';
import { comparison, difference, shown, textOf } from './comparison.js';
import { sentence, spoken } from './outcome.js';
import { picture, picturesButton } from './picture.js';
import { textBlock } from './program-texts.js';
import { traceback } from './traceback.js';
import { badge } from './verdicts.js';

const SIGNS = { wrong: '✗', right: '✓', unknown: '·' };

/**
 * What became of each sample, or of each of the player's own inputs; the first wrong one is open.
 *
 * @param puzzle as for `resultPanel`
 */
export function testList(results, puzzle) {
  const firstWrong = results.findIndex((result) => kindOf(result) === 'wrong');
  const item = (result, i) =>
    h`<li class="test ${kindOf(result)}">
      <details ?open=${i === firstWrong || results.length === 1}>
        <summary>${summary(result, i, puzzle)}</summary>
        ${details(ofResult(result, i, puzzle), puzzle, result)}
      </details>
    </li>`;
  return h`${picturesButton(puzzle.visual)}<ol class="tests">${results.map(item)}</ol>`;
}

function kindOf({ passed, error }) {
  if (passed === false || error) {
    return 'wrong';
  }
  return passed ? 'right' : 'unknown';
}

function summary(result, i, puzzle) {
  const { error, actual, origin } = result;
  const kind = kindOf(result);
  const name = origin?.category ? `${origin.category} ${origin.index}` : String(i + 1);
  const came = error ? badge(error.verdict) : puzzle.functionName !== '' &&
    h`<code class="came">→ ${callLine('', [actual ?? null]).slice(1, -1)}</code>`;
  return h`<span class="sign" role="img" aria-label=${t(`answers.${kind}`)}>${SIGNS[kind]}</span>
    <code class="call">${callOf(result, puzzle)}</code> ${came}
    <span class="quiet small name">${name}</span>`;
}

/** What was called, as Python; of a program the beginning of its input. */
function callOf(test, { functionName }) {
  const given = argumentsOf(test, functionName);
  if (functionName === '') {
    return given.trim().split('\n')[0] || t('program.empty');
  }
  const { origin } = test;
  return origin?.code && origin.category ? given : `${functionName}(${given})`;
}

/** The arguments in Python, or the code of a test; of a program what it reads. */
function argumentsOf({ input, origin }, functionName) {
  if (functionName === '') {
    return String(input[0] ?? '');
  }
  return origin?.code ?? callLine('', input).slice(1, -1);
}

/** A result as a test for `details`. */
function ofResult(result, i, { functionName }) {
  const { expected, passed, error, origin, output } = result;
  // Null is None where the value was checked, unless a referee decided.
  const isReferees = origin?.message || (origin?.category && error);
  const isNone = typeof passed === 'boolean' && !isReferees;
  const test = { ...result, expected: expected ?? (isNone ? null : undefined) };
  const isProgram = functionName === '';
  return {
    ...test,
    title: isProgram && t('program.input'),
    said: saidOf(test, functionName),
    traceback: error?.traceback,
    // Without an error, what a program printed is its answer.
    output: (error || !isProgram) && output,
    steps: origin?.category ? { sample: i + 1 } : { inputs: [argumentsOf(test, functionName)] },
  };
}

function saidOf(test, functionName) {
  const { error, origin, passed } = test;
  if (error) {
    return spoken(error.reason, error.message);
  }
  return origin?.message
    ? sentence(origin.message)
    : passed === false && difference(test, functionName);
}

/** The first test that a submission failed; of a hidden one only that it failed. */
export function failedTest({ failure }, puzzle) {
  const said = failure.hidden && t('result.hidden');
  return oneTest('failure', { ...shown(failure), said }, puzzle, failure);
}

/** A generated input on which the code is wrong; never one of a hidden test. */
export function counterexample(example, puzzle) {
  const { input, expected, actual, failure } = example;
  const came = failure ? { error: { message: failure } } : { actual: actual ?? null };
  const test = ofResult({ input, expected, passed: false, ...came }, 0, puzzle);
  return h`<h3>${t('result.counterexample')}</h3> ${oneTest('example', test, puzzle, example)}`;
}

function oneTest(kind, test, puzzle, key) {
  const title = puzzle.functionName === '' ? t('program.input') : t('result.failingCall');
  return h`<section class=${kind}>
    ${details({ ...test, title }, puzzle, key)}
    ${test.input && picturesButton(puzzle.visual)}
  </section>`;
}

/**
 * What is known of a test.
 *
 * @param test `{title, input, said, expected, actual, passed, traceback, output, usage, steps}`, each
 *   of which may be missing; `title` is that of the input, `steps` what is run to step through
 * @param key the object of the server, which has one picture
 */
function details(test, puzzle, key) {
  const { title, input, said, output, usage, steps } = test;
  const { functionName, visual, jumpTo, step } = puzzle;
  const isValues = functionName !== '' && Array.isArray(input);
  const called = isValues ? call(functionName, input) : String([input].flat()[0] ?? '');
  const open = () => step(steps, callOf(test, puzzle));
  const stepButton = h`<button type="button" class="small" @click=${open}>${
    t('trace.open')
  }</button>`;
  return h`${said && h`<p>${said}</p>`}
    ${title && input && textBlock(title, called)}
    ${values(test, functionName)}
    ${test.traceback && traceback(test.traceback, jumpTo)}
    ${output && textBlock(t('result.printed'), output)}
    ${picture(visual, functionName, test, key)}
    ${usage && usedBy(usage)}
    ${step && steps && stepButton}`;
}

/** The values of a test: side by side if both are known and differ, otherwise those that are known. */
function values({ expected, actual, passed }, functionName) {
  if (expected !== undefined && actual !== undefined && !passed) {
    return comparison(expected, actual, functionName);
  }
  const one = (title, value) =>
    value !== undefined && textBlock(title, textOf(value, functionName));
  return [!passed && one(t('result.expected'), expected), one(t('result.got'), actual)];
}

function usedBy({ cpuMillis, steps }) {
  return h`<p class="quiet small">${millis(cpuMillis)} · ${t('amounts.steps', { n: steps })}</p>`;
}
