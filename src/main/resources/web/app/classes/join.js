import { post } from '../base/api.js';
import { field, inLine } from '../base/form.js';
import { t } from '../base/language.js';
import { progressed } from '../base/session.js';
import { h, link, notice } from '../base/view.js';
import { playerLink } from '../people/players.js';
import { classAddress } from './frame.js';

/** Looks up a class by its code, tells what its teacher will see, and joins it. */
export async function joinPage({ query, update }) {
  const code = query.get('code') ?? '';
  let found = null;
  async function look(written) {
    found = null;
    update();
    found = invitation(await post('/api/classes/invitations', { code: written }), written);
    update();
  }
  if (code) {
    await look(code).catch((problem) => (found = notice(problem.message)));
  }
  const fields = [
    field('code', t('classes.code'), {
      maxlength: 100,
      value: code,
      autocomplete: 'off',
      autocapitalize: 'characters',
      spellcheck: 'false',
    }),
  ];
  const button = code ? null : 'main';
  return () =>
    h`<div class="console classes narrow">
      <h1 tabindex="-1">${t('inClass.join')}</h1>
      ${inLine(t('classes.look'), fields, (given) => look(given.code), { button })}
      <div aria-live="polite">${found}</div>
    </div>`;
}

function invitation(shown, code) {
  const { name, teacher } = shown;
  if (shown.seated) {
    return h`<h2>${name}</h2><p>${t('classes.seated')} ${link(classAddress(shown), name)}</p>`;
  }
  async function join() {
    await post(`/api/classes/${shown.id}/members`, { code });
    progressed();
    location.hash = classAddress(shown);
  }
  const sees = t('classes.sees', { teacher });
  const list = (...texts) => h`<ul>${texts.map((text) => h`<li>${text}</li>`)}</ul>`;
  return h`<h2>${name}</h2>
    <p>${t('classes.taughtBy')} ${playerLink(teacher)}</p>
    <section class="notice" aria-label=${sees}>
      <strong>${sees}</strong>
      ${list(t('classes.seesName'), t('classes.seesSources'), t('classes.seesSimilar'))}
      <strong>${t('classes.seesNot', { teacher })}</strong>
      ${list(t('classes.seesNotOther'), t('classes.seesNotBefore'))}
      <p>${t('classes.seesStill', { teacher })}</p>
      <p>${t('classes.othersSee')}</p>
      <p>${t('classes.canLeave', { teacher })}</p>
    </section>
    ${inLine(t('classes.joinNow', { name }), [], join, { button: 'main' })}`;
}
