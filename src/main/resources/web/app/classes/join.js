import { post } from '../base/api.js';
import { t } from '../base/language.js';
import { element, link, notice } from '../base/page.js';
import { progressed } from '../base/session.js';
import { actionForm, field } from '../console/action.js';
import { playerLink } from '../people/players.js';
import { classAddress } from './frame.js';

/** Looks up a class by its code, tells what its teacher will see, and joins it. */
export async function joinPage({ query }) {
  const code = query.get('code') ?? '';
  const found = element('div', { 'aria-live': 'polite' });
  const look = async (written) => {
    found.replaceChildren();
    found.replaceChildren(...invitation(await find(written), written));
  };
  if (code) {
    await look(code).catch((problem) => found.replaceChildren(notice(problem.message)));
  }
  return element(
    'div',
    { class: 'console classes narrow' },
    element('h1', { tabindex: '-1' }, t('inClass.join')),
    actionForm(
      t('classes.look'),
      field(t('classes.code'), 'code', {
        required: true,
        maxlength: 100,
        value: code,
        autocomplete: 'off',
        autocapitalize: 'characters',
        spellcheck: 'false',
      }),
      ({ code: written }) => look(written),
      { main: !code },
    ),
    found,
  );
}

function find(code) {
  return post('/api/classes/invitations', { code });
}

function invitation(shown, code) {
  if (shown.seated) {
    return [
      element('h2', {}, shown.name),
      element('p', {}, t('classes.seated'), ' ', link(classAddress(shown), shown.name)),
    ];
  }
  const { teacher } = shown;
  return [
    element('h2', {}, shown.name),
    element('p', {}, t('classes.taughtBy'), ' ', playerLink(teacher)),
    element(
      'section',
      { class: 'notice', 'aria-label': t('classes.sees', { teacher }) },
      element('strong', {}, t('classes.sees', { teacher })),
      element(
        'ul',
        {},
        element('li', {}, t('classes.seesName')),
        element('li', {}, t('classes.seesSources')),
        element('li', {}, t('classes.seesSimilar')),
      ),
      element('strong', {}, t('classes.seesNot', { teacher })),
      element(
        'ul',
        {},
        element('li', {}, t('classes.seesNotOther')),
        element('li', {}, t('classes.seesNotBefore')),
      ),
      element('p', {}, t('classes.othersSee')),
      element('p', {}, t('classes.canLeave', { teacher })),
    ),
    actionForm(
      t('classes.joinNow', { name: shown.name }),
      [],
      async () => {
        await post(`/api/classes/${shown.id}/members`, { code });
        progressed();
        location.hash = classAddress(shown);
      },
      { main: true },
    ),
  ];
}
