import { t } from '../base/language.js';
import { element } from '../base/page.js';
import { bar } from './usage.js';

/** The categories with the tests that passed, for a judged submission. */
export function categories({ categories, passed, total }) {
  return element(
    'section',
    {},
    element('h3', {}, t('result.passed', { passed, total })),
    list(categories),
  );
}

/**
 * The categories while the tests run. Categories run in order, so the number of passed tests says
 * how far each one is. Only their names and sizes have to be known, from an earlier submission.
 */
export function running(passed, total, known) {
  const sizes = known.reduce((sum, category) => sum + category.total, 0);
  if (sizes !== total) {
    return list([{ name: t('result.tests'), passed, total }]);
  }
  let left = passed;
  return list(
    known.map(({ name, total }) => {
      const mine = Math.min(left, total);
      left -= mine;
      return { name, passed: mine, total };
    }),
  );
}

function list(categories) {
  return element(
    'ul',
    { class: 'categories' },
    categories.map(({ name, passed, total }) =>
      element(
        'li',
        { class: passed === total ? 'passed' : '' },
        element('span', {}, passed === total ? `✓ ${name}` : name),
        element('span', { class: 'quiet' }, t('result.of', { passed, total })),
        bar(passed, total, 'tests'),
      )
    ),
  );
}
