import { t } from '../../base/language.js';
import { element, link, shortTime, table } from '../../base/page.js';
import { plain } from '../../result/plain-value.js';
import { deskAddress } from '../addresses.js';
import { loadPuzzle, puzzleFrame } from '../frame.js';
import { stateBadge } from '../states.js';
import { publishing } from './publishing.js';

/** What can be done to a version in this state. */
const ACTS = { VALIDATED: 'publish', PUBLISHED: 'retire', RETIRED: 'rollBack' };

/** All versions of a puzzle, and what can be done with each. */
export async function versionsPage({ parameters: [slug], signal, again }) {
  const puzzle = await loadPuzzle(slug, signal);
  const columns = [
    { title: t('desk.version'), class: 'number' },
    { title: t('desk.stateTitle') },
    { title: t('desk.report.strength'), class: 'number wide-only' },
    { title: t('desk.created'), class: 'wide-only' },
    { title: t('desk.actions') },
  ];
  const rows = puzzle.versions.map((version) => row(slug, version, again));
  return puzzleFrame(
    puzzle,
    'versions',
    element('p', { class: 'quiet' }, t('desk.versionsLead')),
    table(t('desk.tab.versions'), columns, rows).node,
  );
}

function row(slug, { version, state, strength, createdAt }, again) {
  const score = plain(strength);
  return [
    String(version),
    stateBadge(state),
    typeof score === 'number' ? t('units.percent', { n: Math.round(score * 100) }) : '–',
    shortTime(createdAt),
    element(
      'span',
      { class: 'version-actions' },
      link(deskAddress(slug, 'report', { version: String(version) }), t('desk.tab.report')),
      ACTS[state] ? publishing(ACTS[state], { slug, version }, again) : null,
    ),
  ];
}
