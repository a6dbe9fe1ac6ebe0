import { t } from '../base/language.js';
import { element } from '../base/page.js';

const KINDS = {
  VALIDATED: 'nobody',
  PUBLISHED: 'nobody',
  REJECTED: 'player',
  VALIDATING: 'judge',
};

/** The state of a version. */
export function stateBadge(state) {
  const kind = KINDS[state];
  return element(
    'span',
    { class: kind ? `badge blame-${kind}` : 'badge plain' },
    t(`desk.state.${state}`),
  );
}
