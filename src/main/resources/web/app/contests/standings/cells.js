import { t } from '../../base/language.js';
import { element } from '../../base/page.js';

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

/** Writes a cell of the standings, whose text screen readers get as a sentence. */
export function fillCell(node, cell, label, scoring) {
  const kind = kindOf(cell);
  const sign = signOf(cell);
  node.className = `cell ${kind}`;
  node.dataset.label = label;
  node.ariaLabel = `${label}: ${cellText(cell)}`;
  node.replaceChildren(
    ...(sign ? [element('span', { class: 'sign' }, cell.first ? `${sign} ★` : sign)] : []),
    ...(cell.accepted ? [element('span', { class: 'when' }, below(cell, scoring))] : []),
  );
}

function below({ minutes, points }, scoring) {
  return scoring === 'points' ? String(points) : clockOf(minutes ?? 0);
}

function cellText(cell) {
  const wrong = wrongTries(cell);
  if (cell.accepted) {
    return [
      t('contests.cell.solved', { time: clockOf(cell.minutes ?? 0) }),
      wrong > 0 ? t('contests.cell.wrong', { n: wrong }) : null,
      cell.first ? t('contests.cell.first') : null,
    ].filter(Boolean).join(', ');
  }
  if (cell.pending > 0) {
    return [
      t('contests.cell.pending', { n: cell.pending }),
      wrong > 0 ? t('contests.cell.wrong', { n: wrong }) : null,
    ].filter(Boolean).join(', ');
  }
  return wrong > 0 ? t('contests.cell.failed', { n: wrong }) : t('contests.cell.untried');
}
