import { current, get, send } from '../base/api.js';
import { choice, form } from '../base/form.js';
import { t } from '../base/language.js';
import { h, link, notice } from '../base/view.js';
import { playerAddress } from '../people/players.js';

const PARTS = ['profile', 'activity'];
const VALUES = ['public', 'players', 'hidden'];

/** What others see of the player. */
export async function privacySection({ signal }) {
  const chosen = await get('/api/me/visibility', signal);
  const options = Object.fromEntries(VALUES.map((value) => [value, t(`visibility.${value}`)]));
  const fields = PARTS.map((part) => ({
    ...choice(part, t(`visibility.of.${part}`), options, chosen[part]),
    help: t(`visibility.about.${part}`),
  }));
  async function save(body) {
    await send('PUT', '/api/me/visibility', { body });
    return t('visibility.saved');
  }
  return h`<section>
    <h2>${t('visibility.title')}</h2>
    <div @change=${({ target }) => target.form.requestSubmit()}>
      ${form({ fields, send: save, kind: 'wide-form' })}
    </div>
    <p class="quiet">${t('visibility.stays')}</p>
    <p>${t('visibility.look')} ${preview('player')} · ${preview('visitor')}</p>
  </section>`;
}

function preview(as) {
  return link(`${playerAddress(current().name)}?as=${as}`, t(`visibility.as.${as}`));
}

/** Stands above the player's own profile as others see it. */
export function previewNote(as, hidden) {
  return notice(t(`visibility.${hidden ? 'hiddenFrom' : 'seenBy'}.${as}`), 'hint');
}
