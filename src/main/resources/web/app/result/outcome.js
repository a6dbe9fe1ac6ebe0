import { count, counted } from '../base/page.js';

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
    return 'Your script has ended.';
  }
  if (verdict === 'ACCEPTED') {
    return kind === 'RUN' ? samplesPass(cases) : accepted(submission.points, before);
  }
  const told = message ? sentence(message) : '';
  const comforted = blame === 'PLAYER' || told.includes('not count against you');
  return comforted ? told : `${told} It does not count against you.`;
}

function ownTests(results) {
  const failed = results.filter((result) => result.error).length;
  const all = counted(results.length, 'call');
  return failed === 0 ? `${all}, no error.` : `${all}, ${counted(failed, 'error')}.`;
}

function samplesPass({ total }) {
  return total === 1 ? 'The sample passes.' : `All ${count(total)} samples pass.`;
}

function accepted(points, before) {
  if (before === undefined) {
    return points > 0 ? `Well done! ${counted(points, 'point')}.` : 'Right again. No new points.';
  }
  if (before === null) {
    return `Well done! ${counted(points, 'point')}.`;
  }
  if (points > before) {
    return `Your new best: ${counted(points, 'point')}. Before it was ${count(before)}.`;
  }
  return points === before
    ? `${counted(points, 'point')}, as many as your best.`
    : `${counted(points, 'point')}. Your best stays at ${count(before)}.`;
}

export function sentence(text) {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(capital) ? capital : `${capital}.`;
}
