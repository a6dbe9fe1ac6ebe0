import { send } from '../base/api.js';
import { choice, form } from '../base/form.js';
import { t } from '../base/language.js';

/** The time zone of this device, which the browser knows. */
export function timeZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Gives an account without a time zone the zone of this device. */
export async function keepZone(me) {
  if (me.zone === null) {
    // Without a zone UTC counts, so a failure needs no message.
    await save(timeZone()).catch(() => {});
  }
}

function save(zone) {
  return send('PUT', '/api/me/zone', { body: { zone } });
}

/** Says in which time zone the player's days are counted, and changes the zone. */
export function zoneForm(zone, changed) {
  const now = zone ?? 'UTC';
  const names = new Set([now, timeZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')]);
  const options = Object.fromEntries([...names].sort().map((name) => [name, name]));
  async function submit({ zone }) {
    await save(zone);
    changed();
  }
  const fields = [choice('zone', t('profile.zone'), options, now)];
  return form({ fields, action: t('profile.saveZone'), button: null, send: submit });
}
