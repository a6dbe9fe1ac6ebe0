import { t } from '../base/language.js';
import { h } from '../base/view.js';

/** All verdicts, in the groups and in the order in which charts draw them. */
export const GROUPS = {
  accepted: ['ACCEPTED'],
  wrong: ['WRONG_ANSWER'],
  failed: [
    'RUNTIME_ERROR',
    'SYNTAX_ERROR',
    'MISSING_FUNCTION',
    'TIME_LIMIT',
    'MEMORY_LIMIT',
    'OUTPUT_LIMIT',
    'FORBIDDEN',
  ],
  faults: ['AUTHOR_ERROR', 'JUDGE_ERROR'],
};

const BLAME = {
  ACCEPTED: 'nobody',
  AUTHOR_ERROR: 'author',
  JUDGE_ERROR: 'judge',
};

/** A verdict, with a colour for who is to blame. */
export function badge(verdict) {
  const blame = BLAME[verdict] ?? 'player';
  return h`<span class="badge blame-${blame}">${t(`verdict.${verdict}`)}</span>`;
}
