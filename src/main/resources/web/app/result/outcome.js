import { compact, seconds, size, t } from '../base/language.js';
import { difference, shown } from './comparison.js';

/** The message of a syntax error: its line, its column and what Python says. */
export const SYNTAX = /^line (\d+), column (\d+): (.*)/s;

/**
 * The line beside the verdict, for people. Screen readers read it aloud.
 *
 * @param before the player's best points before, of a puzzle whose author's code gives points
 */
export function outcome(submission, functionName, before = 0) {
  const { kind, verdict, results, failure } = submission;
  if (results?.length > 0) {
    return isOfSamples(submission) ? samples(results, submission.cases) : ownTests(results);
  }
  if (verdict !== 'ACCEPTED') {
    const said = why(submission, functionName);
    return failure?.index > 0
      ? t('outcome.inTest', { number: failure.index, category: failure.category, why: said })
      : said;
  }
  if (kind === 'SCRATCH') {
    return t('outcome.scriptEnded');
  }
  return submission.contest ? t('outcome.inContest') : accepted(submission.points, before);
}

/** Whether the code was run with the samples, not with the player's own inputs. */
export function isOfSamples({ results }) {
  return Boolean(results?.[0]?.origin?.category);
}

function ownTests(results) {
  const failed = results.filter((result) => result.error).length;
  const calls = t('amounts.calls', { n: results.length });
  const wrong = results.filter((result) => result.passed === false && !result.error).length;
  const told = failed === 0
    ? t('outcome.noError', { calls })
    : t('outcome.errors', { calls, errors: t('amounts.errors', { n: failed }) });
  return wrong === 0 ? told : `${told} ${t('answers.differ', { n: wrong })}`;
}

function samples(results, { passed, total }) {
  if (passed === total) {
    return t('outcome.samples', { n: total });
  }
  const told = t('outcome.samplesPassed', { passed, total });
  return results.length < total ? `${told} ${t('outcome.samplesLeft')}` : told;
}

function accepted(amount, before) {
  const points = t('amounts.points', { n: amount });
  if (before === 0) {
    return amount > 0 ? t('outcome.accepted', { points }) : t('outcome.again');
  }
  return amount > before
    ? t('outcome.better', { points, before })
    : t('outcome.worse', { points, before });
}

/** Why a submission failed, as a sentence in the player's language where it is not Python's. */
function why({ verdict, message, failure }, functionName) {
  if (verdict === 'AUTHOR_ERROR' || verdict === 'JUDGE_ERROR') {
    return t(`outcome.${verdict}`);
  }
  if (verdict === 'MISSING_FUNCTION' && functionName) {
    return t('outcome.noFunction', { name: functionName });
  }
  const [, line, column, text] = (verdict === 'SYNTAX_ERROR' && SYNTAX.exec(message)) || [];
  if (line) {
    return t('outcome.syntax', { line, column, text });
  }
  const isOfType = failure?.reason?.code === 'TYPE';
  const found = failure && !isOfType && difference(shown(failure), functionName);
  return found || spoken(failure?.reason, bare(message));
}

const UNITS = { STEPS: compact, MEMORY: size, OUTPUT: size, CPU: seconds, WALL: seconds };

/** A reason of the server in the player's language; what the server says where it has none. */
export function spoken(reason, message) {
  if (!reason) {
    return sentence(message);
  }
  const { code, resource, allowed } = reason;
  return code === 'LIMIT'
    ? t(`reason.LIMIT.${resource}`, { allowed: UNITS[resource](allowed) })
    : t(`reason.${code}`, reason);
}

/** A message of the server without the place, which the page says in its own words. */
export function bare(message) {
  return message?.replace(/^category .*?, test \d+: /s, '') ?? '';
}

export function sentence(text) {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return text === '' || /[.!?…]$/.test(capital) ? capital : `${capital}.`;
}
