import { t } from '../base/language.js';
import { h, shortTime } from '../base/view.js';
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
    return h`<span class="quiet small">${t('classes.untried')}</span>`;
  }
  const { solvedAt, late, tries, lastVerdict } = result;
  const solved = () =>
    h`<span class="mark">✓ ${shortTime(solvedAt)}</span>
      ${late && h`<span class="late">${t('classes.late')}</span>`}`;
  return h`<span class="class-result">
    ${solvedAt ? solved() : badge(lastVerdict)}
    <span class="quiet small">${t('classes.tries', { n: tries })}</span>
  </span>`;
}
