import { t } from '../base/language.js';

/**
 * The line beside the verdict. Screen readers read it aloud.
 *
 * @param before the player's best points before; undefined if the puzzle gives points for solving
 */
export function outcome(submission, before) {
  const { kind, verdict, blame, message, cases, results } = submission;
  if (results) {
    return ownTests(results);
  }
  if (kind === 'SCRATCH' && verdict === 'ACCEPTED') {
    return t('outcome.scriptEnded');
  }
  if (verdict === 'ACCEPTED' && submission.contest && kind !== 'RUN') {
    return t('outcome.inContest');
  }
  if (verdict === 'ACCEPTED') {
    return kind === 'RUN' ? samplesPass(cases) : accepted(submission.points, before);
  }
  const told = message ? sentence(message) : '';
  const comforted = blame === 'PLAYER' || told.includes('not count against you');
  return comforted ? told : `${told} ${t('outcome.comfort')}`;
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

function samplesPass({ total }) {
  return total === 1 ? t('outcome.sample') : t('outcome.samples', { n: total });
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

export function sentence(text) {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(capital) ? capital : `${capital}.`;
}
