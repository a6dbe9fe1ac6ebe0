import { compact, t } from '../base/language.js';
import { seconds, size } from '../base/page.js';
import { difference, shown } from './comparison.js';

/** The message of a syntax error: its line, its column and what Python says. */
export const SYNTAX = /^line (\d+), column (\d+): (.*)/s;

/**
 * The line beside the verdict, for people. Screen readers read it aloud.
 *
 * @param before the player's best points before; undefined if the puzzle gives points for solving
 */
export function outcome(submission, functionName, before) {
  const { kind, verdict, results = [], failure } = submission;
  if (results.length > 0) {
    return results[0].origin?.category ? samples(results, submission.cases) : ownTests(results);
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
    return total === 1 ? t('outcome.sample') : t('outcome.samples', { n: total });
  }
  const told = t('outcome.samplesPassed', { passed, total });
  return results.length < total ? `${told} ${t('outcome.samplesLeft')}` : told;
}

function accepted(amount, before) {
  const points = t('amounts.points', { n: amount });
  if (before === undefined) {
    return amount > 0 ? t('outcome.accepted', { points }) : t('outcome.again');
  }
  if (before === null) {
    return t('outcome.accepted', { points });
  }
  if (amount > before) {
    return t('outcome.better', { points, before });
  }
  return amount === before
    ? t('outcome.equal', { points })
    : t('outcome.worse', { points, before });
}

/** Why a submission failed, as a sentence in the player's language where it is not Python's. */
export function why({ verdict, message, failure, usage, limits }, functionName) {
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
  const said = failure &&
    (difference(shown(failure), functionName) ?? spoken(failure.reason, usage, limits));
  return said ?? sentence(bare(message));
}

/** A reason of the server in the player's language; null where it has none. */
export function spoken(reason, usage, limits) {
  if (!reason) {
    return null;
  }
  return reason.code === 'LIMIT'
    ? t(`reason.LIMIT.${reason.resource}`, amounts(reason, usage, limits))
    : t(`reason.${reason.code}`, reason);
}

/** What was allowed and what was used, in the units that the bars have. */
function amounts({ resource, allowed, used }, usage, limits) {
  const format = { STEPS: compact, MEMORY: size, OUTPUT: size }[resource] ?? seconds;
  const isMemory = resource === 'MEMORY' && usage && limits;
  return {
    allowed: format(isMemory ? limits.memoryBytes : allowed),
    used: format(isMemory ? Math.max(usage.peakBytes, limits.memoryBytes) : used),
  };
}

/** A message of the server without the place, which the page says in its own words. */
export function bare(message) {
  return message?.replace(/^category .*?, test \d+: /s, '') ?? '';
}

export function sentence(text) {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return text === '' || /[.!?…]$/.test(capital) ? capital : `${capital}.`;
}
