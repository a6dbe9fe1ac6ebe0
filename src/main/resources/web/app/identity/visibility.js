import { get, send } from '../base/api.js';
import { t } from '../base/language.js';
import { element, link, notice, tried } from '../base/page.js';
import { current } from '../base/session.js';
import { playerAddress } from '../people/players.js';

const PARTS = ['profile', 'activity'];
const VALUES = ['public', 'players', 'hidden'];
const OTHERS = ['player', 'visitor'];

/** What others see of the player. It is read when the player opens it. */
export function visibility() {
  const selects = Object.fromEntries(PARTS.map((part) => [part, select()]));
  const message = element('div', { role: 'status' });

  function select() {
    const options = VALUES.map((value) => element('option', { value }, t(`visibility.${value}`)));
    // Until the choice of now is known.
    return element('select', { change: save, disabled: true }, options);
  }

  async function read() {
    await tried(message, async () => {
      const chosen = await get('/api/me/visibility');
      PARTS.forEach((part) => {
        selects[part].value = chosen[part];
        selects[part].disabled = false;
      });
    });
  }

  async function save() {
    const body = Object.fromEntries(PARTS.map((part) => [part, selects[part].value]));
    await tried(message, async () => {
      await send('PUT', '/api/me/visibility', { body });
      message.replaceChildren(notice(t('visibility.saved'), 'hint'));
    });
  }

  const node = element(
    'details',
    { toggle: () => node.open && read() },
    element('summary', {}, t('visibility.title')),
    PARTS.flatMap((part) => [
      element(
        'label',
        { class: 'setting' },
        element('span', {}, t(`visibility.of.${part}`)),
        selects[part],
      ),
      element('p', { class: 'quiet' }, t(`visibility.about.${part}`)),
    ]),
    element('p', { class: 'quiet' }, t('visibility.stays')),
    message,
    element('p', {}, t('visibility.look'), ' ', preview('player'), ' · ', preview('visitor')),
  );
  return node;
}

function preview(as) {
  return link(`${playerAddress(current().name)}?as=${as}`, t(`visibility.as.${as}`));
}

/** Stands above the player's own profile as others see it. */
export function previewNote(as, hidden) {
  const who = OTHERS.includes(as) ? as : 'visitor';
  return notice(t(`visibility.${hidden ? 'hiddenFrom' : 'seenBy'}.${who}`), 'hint');
}
