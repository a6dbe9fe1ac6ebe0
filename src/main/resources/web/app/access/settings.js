import { addTexts, chooseLanguage, language, LANGUAGES, t } from '../base/language.js';
import { current, end, get, progressed, send } from '../base/api.js';
import { form } from '../base/form.js';
import { saveAs } from '../base/saving.js';
import { h, link, workingButton } from '../base/view.js';
import { TEXTS } from '../identity/texts.js';
import { privacySection } from '../identity/visibility.js';
import { avatar, VARIANTS } from '../people/avatar.js';
import { playerAddress } from '../people/players.js';
import { zoneForm } from '../profile/zone.js';
import { lookChoices } from '../settings/settings.js';
import { accountSection, logInsSection } from './account.js';
import { presentPassword } from './mailed.js';

const SECTIONS = {
  profile: profileSection,
  look: lookSection,
  account: accountSection,
  access: logInsSection,
  privacy: privacySection,
  data: dataSection,
};

/** The player's own settings, apart from the profile that others see. */
export async function settingsPage({ parameters: [name], ...visit }) {
  await addTexts(TEXTS);
  const chosen = Object.hasOwn(SECTIONS, name ?? '') ? name : 'profile';
  const section = await SECTIONS[chosen](visit);
  const tab = (one) =>
    h`<a href="#/settings/${one}" aria-current=${one === chosen && 'page'}>
      ${t(`mySettings.section.${one}`)}
    </a>`;
  const toProfile = link(playerAddress(current().name), t('mySettings.toProfile'));
  return h`<div class="settings-page">
    <h1 tabindex="-1">${t('mySettings.title')}</h1>
    <nav aria-label=${t('mySettings.title')}>${Object.keys(SECTIONS).map(tab)} ${toProfile}</nav>
    <div>${section}</div>
  </div>`;
}

async function profileSection({ signal, again }) {
  const me = await get('/api/me', signal);
  async function choose(variant) {
    await send('PUT', '/api/me/avatar', { body: { avatar: variant } });
    progressed();
    again();
  }
  const option = (variant) =>
    h`<button type="button" aria-pressed=${String(variant === me.avatar)}
      aria-label=${t('mySettings.picture', { n: variant + 1 })} @click=${() => choose(variant)}>
      ${avatar(me.name, variant, 48)}
    </button>`;
  const own = me.avatar !== null && workingButton(t('mySettings.namesPicture'), () => choose(null));
  return h`<section>
      <h2>${t('mySettings.pictures')}</h2>
      <p class="avatar-line">${avatar(me.name, me.avatar, 72)} <strong>${me.name}</strong></p>
      <div class="avatars">${Array.from({ length: VARIANTS }, (_, i) => option(i))}</div>
      ${own}
    </section>
    <section>
      <h2>${t('mySettings.days')}</h2>
      ${zoneForm(me.zone, again)}
    </section>`;
}

function lookSection() {
  // The frame around the page has texts, too.
  const change = async ({ target }) => {
    await chooseLanguage(target.value);
    location.reload();
  };
  const option = ([code, name]) =>
    h`<option value=${code} lang=${code} ?selected=${code === language()}>${name}</option>`;
  return h`<section>
    <h2>${t('mySettings.section.look')}</h2>
    <label class="setting">
      <span>${t('mySettings.language')}</span>
      <select @change=${change}>${Object.entries(LANGUAGES).map(option)}</select>
    </label>
    ${lookChoices()}
  </section>`;
}

/** What belongs to the account elsewhere, all data in a file, and the end of the account. */
function dataSection() {
  async function download() {
    const response = await send('GET', '/api/me/export');
    saveAs(`arbiter-${current()?.name}.json`, await response.blob());
  }
  async function remove(body) {
    await send('DELETE', '/api/me', { body });
    end();
    location.hash = '/puzzles';
  }
  const password = presentPassword('password', t('account.password'));
  return h`<section>
      <h2>${t('mySettings.more')}</h2>
      <p>${link('#/classes', t('inClass.title'))} – ${t('inClass.about')}</p>
      <p>${link('#/webhooks', t('webhooks.title'))} – ${t('webhooks.about')}</p>
    </section>
    <section>
      <h2>${t('mySettings.export')}</h2>
      <p>${t('account.export')}</p>
      ${workingButton(t('account.download'), download)}
    </section>
    <section>
      <h2>${t('account.delete')}</h2>
      <p>${t('account.deletion')}</p>
      ${form({ fields: [password], action: t('account.deleteNow'), button: null, send: remove })}
    </section>`;
}
