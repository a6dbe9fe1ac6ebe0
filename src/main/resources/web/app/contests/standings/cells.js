import { t } from '../../base/language.js';
import { classes, h } from '../../base/view.js';

const HOUR_MINUTES = 60;

/** How many tries were wrong. */
function wrongTries({ tries, accepted }) {
  return tries - (accepted ? 1 : 0);
}

/** Minutes from the start as "0:07" or "1:30". */
export function clockOf(minutes) {
  const rest = String(minutes % HOUR_MINUTES).padStart(2, '0');
  return `${Math.floor(minutes / HOUR_MINUTES)}:${rest}`;
}

/** What a cell shows above: "+", "+2" with wrong tries, "−2" if unsolved, "?1" if hidden; else "". */
export function signOf(cell) {
  const wrong = wrongTries(cell);
  if (cell.accepted) {
    return wrong > 0 ? `+${wrong}` : '+';
  }
  if (cell.pending > 0) {
    return `?${cell.tries + cell.pending}`;
  }
  return wrong > 0 ? `−${wrong}` : '';
}

export function kindOf({ accepted, pending, tries, first }) {
  if (accepted) {
    return first ? 'solved first' : 'solved';
  }
  if (pending > 0) {
    return 'pending';
  }
  return tries > 0 ? 'failed' : 'untried';
}

/** A cell of the standings, whose text screen readers get as a sentence. */
export function standingsCell(cell, label, scoring, isInQuestion) {
  const { accepted, first, minutes, points } = cell;
  const kind = classes('cell', kindOf(cell), isInQuestion && 'in-question');
  const sign = signOf(cell);
  const below = scoring === 'points' ? points : clockOf(minutes ?? 0);
  return h`<td role="cell" class=${kind} data-label=${label} aria-label="${label}: ${
    sentence(cell)
  }">
    ${sign && h`<span class="sign">${first ? `${sign} ★` : sign}</span>`}
    ${accepted && h`<span class="when">${below}</span>`}
  </td>`;
}

function sentence(cell) {
  const { accepted, pending, minutes, first } = cell;
  const wrong = wrongTries(cell);
  if (!accepted && pending === 0) {
    return wrong > 0 ? t('contests.cell.failed', { n: wrong }) : t('contests.cell.untried');
  }
  return [
    accepted
      ? t('contests.cell.solved', { time: clockOf(minutes ?? 0) })
      : t('contests.cell.pending', { n: pending }),
    wrong > 0 && t('contests.cell.wrong', { n: wrong }),
    accepted && first && t('contests.cell.first'),
  ].filter(Boolean).join(', ');
}
