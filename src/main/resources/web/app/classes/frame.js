import { t } from '../base/language.js';
import { h, link, notice, shortTime, tabs, workingButton } from '../base/view.js';
import { playerLink } from '../people/players.js';

/** The address of a class, or of a part of it. */
export function classAddress({ id }, ...path) {
  return ['#/classes', id, ...path.map(encodeURIComponent)].join('/');
}

/** The head of a class with links to its parts, and the part that is shown. */
export function classFrame(shown, names, chosen, content) {
  const tab = (name) => ({
    href: classAddress(shown, name),
    text: t(`classes.tab.${name}`),
    current: name === chosen,
  });
  const teacher = () =>
    h`<p class="quiet">
      ${t('classes.taughtBy')}
      ${[shown.teacher, ...shown.teachers].map((name) => h`${playerLink(name)} `)}
    </p>`;
  return h`<div class="console classes">
    <p class="small">${link('#/classes', t('classes.all'))}</p>
    <h1 tabindex="-1">${shown.name}</h1>
    ${!shown.teaches && teacher()}
    ${shown.archivedAt && notice(t('classes.isArchived'), 'hint')}
    ${tabs(t('classes.parts'), names.map(tab))}
    ${content}
  </div>`;
}

/** A page below a class, with a way back. */
export function below(shown, tab, title, content) {
  return h`<div class="console classes">
    <p class="small">${link(classAddress(shown, tab), shown.name)}</p>
    <h1 tabindex="-1">${title}</h1>
    ${content}
  </div>`;
}

/** Something that has to be decided twice: its title, why it is no small matter, and the button. */
export function decision([title, why, action], work, label) {
  return h`<details>
    <summary aria-label=${label}>${title}</summary>
    <p>${why}</p>
    ${workingButton(action, work, { kind: 'small' })}
  </details>`;
}

/** When an assignment opens, if it has not opened yet, when it is due and when it closes. */
export function dates({ opensAt, dueAt, closesAt }) {
  const isLater = (moment) => new Date(moment) > new Date();
  const opening = isLater(opensAt) && h`${t('classes.opens')} ${shortTime(opensAt)} · `;
  const due = () =>
    h`${isLater(dueAt) ? t('classes.due') : t('classes.wasDue')} ${shortTime(dueAt)}`;
  const closing = () =>
    h` · ${isLater(closesAt) ? t('classes.closes') : t('classes.closed')} ${shortTime(closesAt)}`;
  return h`<p class="quiet small">
    ${opening}${dueAt ? due() : t('classes.noDue')}${closesAt && closing()}
  </p>`;
}
