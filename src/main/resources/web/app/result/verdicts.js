import { element } from '../base/page.js';

const VERDICTS = {
  ACCEPTED: ['NOBODY', 'Accepted'],
  WRONG_ANSWER: ['PLAYER', 'Wrong answer'],
  RUNTIME_ERROR: ['PLAYER', 'Runtime error'],
  SYNTAX_ERROR: ['PLAYER', 'Syntax error'],
  MISSING_FUNCTION: ['PLAYER', 'Function missing'],
  TIME_LIMIT: ['PLAYER', 'Too slow'],
  MEMORY_LIMIT: ['PLAYER', 'Too much memory'],
  OUTPUT_LIMIT: ['PLAYER', 'Too much output'],
  FORBIDDEN: ['PLAYER', 'Not allowed'],
  AUTHOR_ERROR: ['AUTHOR', "The puzzle's fault"],
  JUDGE_ERROR: ['JUDGE', 'Our fault'],
};

/** A verdict, with a colour for who is to blame. */
export function badge(verdict) {
  const [blame, label] = VERDICTS[verdict] ?? ['JUDGE', verdict];
  return element('span', { class: `badge blame-${blame.toLowerCase()}` }, label);
}
