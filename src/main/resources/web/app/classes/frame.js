import { t } from '../base/language.js';
import { h, link, notice, shortTime, tabs, workingButton } from '../base/view.js';
import { playerLink } from '../people/players.js';

/** The address of a class, or of a part of it. */
export function classAddress({ id }, ...path) {
  return `#/classes/${[id, ...path].map(encodeURIComponent).join('/')}`;
}

/** A call of a class, or of a part of it. */
export function classApi({ id }, ...path) {
  return `/api/classes/${[id, ...path].map(encodeURIComponent).join('/')}`;
}

/** A page with a way back. */
function page(back, title, content) {
  return h`<div class="console classes">
    <p class="small">${back}</p>
    <h1 tabindex="-1">${title}</h1>
    ${content}
  </div>`;
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
  const parts = h`${!shown.teaches && teacher()}
    ${shown.archivedAt && notice(t('classes.isArchived'), 'hint')}
    ${tabs(t('classes.parts'), names.map(tab))}
    ${content}`;
  return page(link('#/classes', t('classes.all')), shown.name, parts);
}

/** A page below a tab of a class. */
export function below(shown, tab, title, content) {
  return page(link(classAddress(shown, tab), shown.name), title, content);
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
  const isComing = new Date(opensAt) > new Date();
  return h`<p class="quiet small">
    ${isComing && h`${t('classes.opens')} ${shortTime(opensAt)} · `}
    ${dueAt ? h`${t('classes.due')} ${shortTime(dueAt)}` : t('classes.noDue')}
    ${closesAt && h` · ${t('classes.closes')} ${shortTime(closesAt)}`}
  </p>`;
}
