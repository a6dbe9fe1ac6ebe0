import { send } from '../base/api.js';
import { t } from '../base/language.js';
import { element, notice } from '../base/page.js';

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
  const message = element('div');
  const now = zone ?? 'UTC';
  const names = [...new Set([now, timeZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')])]
    .sort();
  const options = names.map((name) =>
    element('option', { value: name, selected: name === now }, name)
  );
  const choice = element('select', { id: 'zone' }, options);
  async function submit(event) {
    event.preventDefault();
    chosen = true;
    await keeping;
    try {
      await save(choice.value);
      changed();
    } catch (problem) {
      message.replaceChildren(notice(problem.message));
    }
  }
  return element(
    'form',
    { class: 'filters finding', submit },
    element('label', { class: 'wide' }, t('profile.zone'), choice),
    element('button', {}, t('profile.saveZone')),
    message,
  );
}
