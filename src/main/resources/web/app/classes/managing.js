import { post, send } from '../base/api.js';
import { t } from '../base/language.js';
import { action, element } from '../base/page.js';
import { progressed } from '../base/session.js';
import { actionForm, field } from '../console/action.js';

/** Renames, archives and deletes the class, for its teacher. */
export function managingTab(shown, { again }) {
  const path = `/api/classes/${shown.id}`;
  return element(
    'div',
    {},
    shown.archivedAt ? null : [
      actionForm(
        t('classes.rename'),
        field(t('classes.name'), 'name', { required: true, maxlength: 100, value: shown.name }),
        async ({ name }) => {
          await send('PUT', path, { body: { name: name.trim() } });
          again();
        },
      ),
      decision(t('classes.archive'), t('classes.archiveWhy'), t('classes.archiveNow'), async () => {
        await post(`${path}/archiving`);
        again();
      }),
    ],
    decision(t('classes.delete'), t('classes.deleteWhy'), t('classes.deleteNow'), async () => {
      await send('DELETE', path);
      progressed();
      location.hash = '/classes';
    }),
  );
}

/** Something that has to be decided twice. */
function decision(title, why, button, work) {
  const message = element('div');
  return element(
    'details',
    {},
    element('summary', {}, title),
    element('p', {}, why),
    action(button, message, work),
    message,
  );
}
