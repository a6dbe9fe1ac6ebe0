import { t } from '../base/language.js';
import { h } from '../base/view.js';

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
