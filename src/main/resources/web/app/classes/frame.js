import { t } from '../base/language.js';
import { element, link, notice, tabs } from '../base/page.js';
import { playerLink } from '../people/players.js';

/** The address of a class, or of a part of it. */
export function classAddress({ id }, ...path) {
  return ['#/classes', id, ...path.map(encodeURIComponent)].join('/');
}

/** The head of a class with links to its parts, and the part that is shown. */
export function classFrame(shown, names, chosen, ...content) {
  return element(
    'div',
    { class: 'console classes' },
    element('p', { class: 'small' }, link('#/classes', t('classes.all'))),
    element('h1', { tabindex: '-1' }, shown.name),
    shown.teaches
      ? null
      : element('p', { class: 'quiet' }, t('classes.taughtBy'), ' ', playerLink(shown.teacher)),
    shown.archivedAt ? notice(t('classes.isArchived'), 'hint') : null,
    tabs(
      t('classes.parts'),
      names.map((name) => ({
        href: classAddress(shown, name),
        text: t(`classes.tab.${name}`),
        current: name === chosen,
      })),
    ),
    ...content,
  );
}

/** A page below a class, with a way back. */
export function below(shown, tab, title, ...content) {
  return element(
    'div',
    { class: 'console classes' },
    element('p', { class: 'small' }, link(classAddress(shown, tab), shown.name)),
    element('h1', { tabindex: '-1' }, title),
    ...content,
  );
}
