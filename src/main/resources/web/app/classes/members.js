import { post, send } from '../base/api.js';
import { t } from '../base/language.js';
import { action, element, notice, table, time } from '../base/page.js';
import { current, progressed } from '../base/session.js';
import { playerLink } from '../people/players.js';

/** The members, the code with which players join, and a way to leave. */
export function membersTab(shown, { again }) {
  const columns = [
    { title: t('players.player') },
    ...(shown.teaches ? [{ title: t('classes.joined') }, { title: t('classes.removal') }] : []),
  ];
  const rows = shown.members.map(({ name, joinedAt }) => [
    playerLink(name),
    ...(shown.teaches ? [time(joinedAt), removal(shown, name, again)] : []),
  ]);
  return element(
    'div',
    {},
    shown.teaches && !shown.archivedAt ? joining(shown, again) : null,
    element('h2', {}, t('classes.members', { n: shown.members.length })),
    rows.length > 0
      ? table(t('classes.tab.members'), columns, rows).node
      : element('p', {}, t('classes.nobody')),
    shown.teaches ? null : leaving(shown),
  );
}

function remove({ id }, name) {
  return send('DELETE', `/api/classes/${id}/members/${encodeURIComponent(name)}`);
}

function removal(shown, name, again) {
  const message = element('div');
  return element(
    'details',
    {},
    element('summary', { 'aria-label': t('classes.removeOne', { name }) }, t('classes.remove')),
    element('p', { class: 'small' }, t('classes.removeWhy')),
    action(t('classes.removeOne', { name }), message, async () => {
      await remove(shown, name);
      again();
    }),
    message,
  );
}

/** The link and the code, which can be copied and replaced. */
function joining({ id, code }, again) {
  const address = `${location.origin}/#/classes/join?code=${code}`;
  const message = element('div', { role: 'status' });
  const copy = action(t('classes.copy'), message, async () => {
    await navigator.clipboard.writeText(address);
    message.replaceChildren(notice(t('classes.copied'), 'hint'));
  });
  const problem = element('div');
  return element(
    'section',
    {},
    element('h2', {}, t('classes.howToJoin')),
    element('p', {}, t('classes.code'), ': ', element('code', { class: 'class-code' }, code)),
    element('p', { class: 'class-link' }, element('code', {}, address)),
    element('div', { class: 'buttons' }, copy),
    message,
    element(
      'details',
      {},
      element('summary', {}, t('classes.newCode')),
      element('p', {}, t('classes.newCodeWhy')),
      action(t('classes.newCodeNow'), problem, async () => {
        await post(`/api/classes/${id}/code`);
        again();
      }),
      problem,
    ),
  );
}

function leaving(shown) {
  const message = element('div');
  return element(
    'details',
    {},
    element('summary', {}, t('classes.leave')),
    element('p', {}, t('classes.leaveWhy', { teacher: shown.teacher })),
    action(t('classes.leaveNow'), message, async () => {
      await remove(shown, current()?.name);
      progressed();
      location.hash = '/classes';
    }),
    message,
  );
}
