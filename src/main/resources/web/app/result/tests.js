import { t } from '../base/language.js';
import { call, callLine } from '../base/python.js';
import { classes, h } from '../base/view.js';
import { comparison, difference, shown, valueBlock } from './comparison.js';
import { sentence, spoken } from './outcome.js';
import { picture, pictureOf, picturesButton } from './picture.js';
import { textBlock } from './program-texts.js';
import { traceback } from './traceback.js';
import { usedBy } from './usage.js';
import { badge } from './verdicts.js';

/** What is found before a statement of the source runs. */
const UNSTARTED = ['SYNTAX_ERROR', 'MISSING_FUNCTION'];

/**
 * Tests whose values the player may see. `puzzle` is `{functionName, visual, jumpTo, step}`: the
 * function (empty for a program), the address of the page that draws tests, what goes to a line, and
 * what shows a run step by step.
 */

/** What became of each sample, or of each of the player's own inputs; the first wrong one is open. */
export function testList(all, limits, puzzle) {
  const results = all.map(shownResult);
  const firstWrong = results.findIndex(isWrong);
  const item = (result, i) =>
    h`<li class=${classes('test', isWrong(result) ? 'wrong' : result.passed && 'right')}>
      <details ?open=${i === firstWrong || results.length === 1}>
        <summary>${summary(result, i, puzzle)}</summary>
        ${body(result, i, limits, puzzle)}
      </details>
    </li>`;
  return h`${picturesButton(puzzle.visual)}<ol class="tests">${results.map(item)}</ol>`;
}

/** Null as the expected value is None where the value was checked, unless a referee decided. */
function shownResult(result) {
  const { expected, passed, origin, error } = result;
  const isReferees = origin?.message || (origin?.category && error);
  const isNone = typeof passed === 'boolean' && !isReferees;
  return { ...result, expected: expected ?? (isNone ? null : undefined), source: result };
}

function isWrong({ passed, error }) {
  return passed === false || Boolean(error);
}

function summary(result, i, puzzle) {
  const { passed, error, actual, origin } = result;
  const [sign, label] = isWrong(result)
    ? ['✗', t('answers.wrong')]
    : passed
    ? ['✓', t('answers.right')]
    : ['·', t('answers.unknown')];
  const name = origin?.category ? `${origin.category} ${origin.index}` : String(i + 1);
  const came = error ? badge(error.verdict) : puzzle.functionName !== '' &&
    h`<code class="came">→ ${callLine('', [actual ?? null]).slice(1, -1)}</code>`;
  return h`<span class="sign" role="img" aria-label=${label}>${sign}</span>
    <code class="call">${callOf(result, puzzle)}</code> ${came}
    <span class="quiet small name">${name}</span>`;
}

/** What was called, as Python; of a program the beginning of its input. */
function callOf({ input, origin }, { functionName }) {
  if (functionName === '') {
    return String(input[0] ?? '').trim().split('\n')[0] || t('program.empty');
  }
  if (origin?.code) {
    return origin.category ? origin.code : `${functionName}(${origin.code})`;
  }
  return callLine(functionName, input);
}

function body(result, i, limits, puzzle) {
  const { error, output, origin, passed } = result;
  const said = error
    ? spoken(error.reason, result.usage, limits) ?? sentence(error.message)
    : origin?.message
    ? sentence(origin.message)
    : passed === false && difference(result, puzzle.functionName);
  return h`${said && h`<p>${said}</p>`}
    ${puzzle.functionName === '' && inputBlock(t('program.input'), result.input, puzzle)}
    ${values(result, puzzle, passed !== true)}
    ${error?.traceback && traceback(error.traceback, puzzle.jumpTo)}
    ${output && (error || puzzle.functionName !== '') && textBlock(t('result.printed'), output)}
    ${picture(puzzle.visual, puzzle.functionName, result, result.source)}
    <p class="quiet small">${usedBy(result)}</p>
    ${stepButton(result, puzzle, result.origin?.category && { sample: i + 1 })}`;
}

/** A button that shows the run of a call step by step; none where the code did not run. */
function stepButton(result, puzzle, sample) {
  if (!puzzle.step || UNSTARTED.includes(result.error?.verdict)) {
    return null;
  }
  const test = sample || { inputs: [argumentsOf(result, puzzle)] };
  const click = () => puzzle.step(test, callOf(result, puzzle));
  return h`<button type="button" class="small" @click=${click}>${t('trace.open')}</button>`;
}

/** The arguments in Python, or what a program reads. */
function argumentsOf({ input, origin }, { functionName }) {
  return functionName === ''
    ? String(input[0] ?? '')
    : origin?.code ?? call('', input).slice(1, -1);
}

/** The values of a test: side by side if both are known and differ, otherwise those that are known. */
function values({ expected, actual }, { functionName }, differ = true) {
  if (expected !== undefined && actual !== undefined && differ) {
    return comparison(expected, actual, functionName);
  }
  const one = (title, value) =>
    value !== undefined &&
    (functionName === '' ? textBlock(title, String(value)) : valueBlock(title, value));
  return [
    one(t('result.expected'), differ || actual === undefined ? expected : undefined),
    one(t('result.got'), actual),
  ];
}

/** The first test that a submission failed; of a hidden one only that it failed. */
export function failedTest({ failure }, puzzle) {
  const test = shown(failure);
  const title = puzzle.functionName === '' ? t('program.input') : t('result.failingCall');
  const frames = test.traceback &&
    h`<h3>${t('result.traceback')}</h3>${traceback(test.traceback, puzzle.jumpTo)}`;
  return h`<section class="failure">
    ${test.hidden && h`<p class="quiet">${t('result.hidden')}</p>`}
    ${test.input && inputBlock(title, test.input, puzzle)}
    ${values(test, puzzle)}
    ${pictureOf(puzzle, test, failure)}
    ${frames}
  </section>`;
}

/** A generated input on which the code is wrong; never one of a hidden test. */
export function counterexample(example, puzzle) {
  const { input, expected, actual, failure } = example;
  const test = { input, expected, actual: failure ? undefined : actual ?? null };
  const said = failure ? sentence(failure) : difference(test, puzzle.functionName);
  return h`<section class="example">
    ${inputBlock(t('result.counterexample'), input, puzzle)}
    <p>${said}</p>
    ${values(test, puzzle)}
    ${stepButton(test, puzzle)}
    ${pictureOf(puzzle, test, example)}
  </section>`;
}

/** The input of a test: arguments, the code of a test, or what a program reads. */
function inputBlock(title, input, { functionName }) {
  if (functionName === '') {
    return textBlock(title, Array.isArray(input) ? String(input[0] ?? '') : input);
  }
  const called = Array.isArray(input) ? call(functionName, input) : input;
  return h`<h3>${title}</h3><pre tabindex="0">${called}</pre>`;
}
