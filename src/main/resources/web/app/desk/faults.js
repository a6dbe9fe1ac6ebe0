import { t } from '../base/language.js';
import { element } from '../base/page.js';

/** Faults with file and line; with `goTo(fault)` each one leads to its place. */
export function faultItems(faults, goTo, kind = '') {
  return element(
    'ul',
    { class: `faults ${kind}` },
    faults.map((fault) => {
      const place = placeOf(fault);
      const where = goTo && place
        ? element('button', { type: 'button', class: 'place', click: () => goTo(fault) }, place)
        : element('code', {}, place);
      return element('li', {}, place ? [where, ' '] : null, fault.message);
    }),
  );
}

function placeOf({ file, field, line }) {
  const path = file ?? field ?? '';
  return line > 0 ? t('desk.place', { file: path, line: String(line) }) : path;
}

/** What the checks say, below the editor. Screen readers hear how many faults there are. */
export function faultPanel(goTo) {
  const status = element('p', { role: 'status' }, t('desk.checks.running'));
  const list = element('div');
  return {
    node: element(
      'section',
      { class: 'checks', 'aria-labelledby': 'checks-title' },
      element('h2', { id: 'checks-title' }, t('desk.checks.title')),
      status,
      list,
    ),
    show(faults, said) {
      const text = faults.length > 0 ? t('desk.checks.faults', { n: faults.length }) : said;
      if (status.textContent !== text) {
        status.textContent = text;
      }
      status.className = faults.length > 0 ? 'field-problem' : '';
      list.replaceChildren(faults.length > 0 ? faultItems(faults, goTo) : '');
    },
    fail(problem) {
      status.textContent = t('desk.checks.failed', { problem: problem.message });
      status.className = 'quiet';
    },
  };
}
