import { t } from '../base/language.js';
import { element, shortTime } from '../base/page.js';
import { badge } from '../result/verdicts.js';

/** The results of a member of the progress table, to be looked up. */
export function results(member) {
  const found = new Map(
    (member?.results ?? []).map((result) => [`${result.assignment} ${result.puzzle}`, result]),
  );
  return { of: (assignment, slug) => found.get(`${assignment} ${slug}`) };
}

/** How many of an assignment's puzzles are solved. */
export function solvedOf(assignment, member) {
  const all = results(member);
  return assignment.puzzles.filter(({ slug }) => all.of(assignment.id, slug)?.solvedAt).length;
}

/** A result in words: solved when, late or not, or the last verdict, and the tries. */
export function resultText(result) {
  if (!result) {
    return element('span', { class: 'quiet small' }, t('classes.untried'));
  }
  const tries = element('span', { class: 'quiet small' }, t('classes.tries', { n: result.tries }));
  return element(
    'span',
    { class: 'class-result' },
    result.solvedAt
      ? [
        element('span', { class: 'mark' }, '✓ ', shortTime(result.solvedAt)),
        result.late ? element('span', { class: 'late' }, t('classes.late')) : null,
      ]
      : badge(result.lastVerdict),
    tries,
  );
}
