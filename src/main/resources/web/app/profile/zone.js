import { send } from '../base/api.js';
import { choice, form } from '../base/form.js';
import { t } from '../base/language.js';

/** The time zone of this device, which the browser knows. */
export function timeZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Whether the player has chosen a zone on this page, which must not be replaced. */
let chosen = false;
let keeping = Promise.resolve();

/** Gives an account without a time zone the zone of this device. A zone that is set stays. */
export async function keepZone(me) {
  if (me.zone === null && !chosen) {
    // Without a zone UTC counts, so a failure needs no message.
    keeping = save(timeZone()).catch(() => {});
    await keeping;
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
    chosen = true;
    await keeping;
    await save(zone);
    changed();
  }
  const fields = [choice('zone', t('profile.zone'), options, now)];
  return form({ fields, action: t('profile.saveZone'), button: null, send: submit });
}
