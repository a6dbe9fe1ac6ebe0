import { t } from '../base/language.js';
import { element, notice } from '../base/page.js';

/** A field of a form with its label, a help text and a place for its problem. */
export function field(name, label, help, attributes) {
  const problem = element('p', { id: `${name}-problem`, class: 'field-problem' });
  const input = element('input', {
    ...attributes,
    id: name,
    name,
    required: true,
    'aria-describedby': `${name}-help ${name}-problem`,
  });
  const node = element(
    'div',
    { class: 'field' },
    element('label', { for: name }, label),
    input,
    element('p', { id: `${name}-help`, class: 'quiet' }, help ?? ''),
    problem,
  );
  return { node, input, problem };
}

/** Shows violations beside their fields, and other problems above the button. */
export function showProblem(problem, fields, message) {
  const violations = problem.violations ?? [];
  for (const [name, { input, problem: place }] of Object.entries(fields)) {
    const mine = violations.filter((violation) => violation.field === name);
    place.textContent = mine.map((violation) =>
      t('account.violation', { message: violation.message })
    ).join(' ');
    input.setAttribute('aria-invalid', String(mine.length > 0));
  }
  const elsewhere = violations.length === 0 ||
    violations.some((violation) => !(violation.field in fields));
  message.replaceChildren(
    ...(elsewhere && problem.message ? [notice(capital(problem.message))] : []),
  );
  const wrong = Object.values(fields).find(({ input }) =>
    input.getAttribute('aria-invalid') === 'true'
  );
  wrong?.input.focus();
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
