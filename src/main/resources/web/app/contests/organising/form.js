import { moment, t } from '../../base/language.js';
import { fieldValue, momentOf } from '../../base/moment-field.js';
import { doing, h, notice } from '../../base/view.js';
import { now } from '../clock.js';
import { lasts } from '../countdown.js';
import { faultPlaces, firstStart, utcText } from './fields.js';
import { puzzlesField } from './puzzles-field.js';

const MINUTE_MILLIS = 60_000;
const HOUR_MILLIS = 60 * MINUTE_MILLIS;
const TIMES = ['startsAt', 'endsAt', 'freezeAt'];
const NO_FAULTS = faultPlaces([]);

/**
 * The form of a contest. After the start only title, description, a later end and the freeze change.
 *
 * @param contest null for a new one
 * @param usable the puzzles that the organiser may use
 * @param send sends the body and goes on; a problem is shown at its fields
 */
export function contestForm(contest, usable, send, update) {
  const started = contest !== null && contest.state !== 'UPCOMING';
  const start = contest?.startsAt ?? firstStart(now());
  const before = {
    startsAt: start,
    endsAt: contest?.endsAt ?? new Date(Date.parse(start) + 2 * HOUR_MILLIS).toISOString(),
    freezeAt: contest?.freezeAt ?? null,
  };
  const puzzles = puzzlesField(contest?.puzzles ?? [], usable, started, update);
  const sending = doing(update);
  let times = before;
  let faults = NO_FAULTS;

  const timesOf = ({ elements }) =>
    Object.fromEntries(TIMES.map((name) => [name, momentOf(elements[name].value, before[name])]));

  function changed({ currentTarget }) {
    times = timesOf(currentTarget);
    update();
  }

  async function submit(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const { title, description, scoring, clean, rated } = form.elements;
    times = timesOf(form);
    faults = { fields: puzzles.value().length > 0 ? {} : { puzzles: [t('contests.form.none')] } };
    if (Object.keys({ ...faults.fields, ...timeFaults(times, started) }).length === 0) {
      await sending.run(() =>
        send({
          ...times,
          title: title.value.trim(),
          description: description.value.trim(),
          scoring: scoring.value,
          clean: clean.checked,
          rated: rated.checked,
          puzzles: puzzles.value(),
        })
      );
      faults = faultPlaces(sending.problem?.violations ?? []);
    }
    await update();
    form.querySelector('[aria-invalid="true"]')?.focus();
  }

  /** What is wrong with a field, as a text that is empty if nothing is. */
  const faultOf = (name) =>
    timeFaults(times, started)[name] ?? faults.fields[name]?.join(' ') ?? '';

  const field = (name, control, help) =>
    h`<div class="field">
      <label for="contest-${name}">${t(`contests.form.${name}`)}</label>
      ${control({ id: `contest-${name}`, about: `contest-${name}-help contest-${name}-problem` })}
      <p class="quiet" id="contest-${name}-help">${help}</p>
      <p class="field-problem" id="contest-${name}-problem">${faultOf(name)}</p>
    </div>`;

  // The fields hold what was typed; drawing the form again changes only what is said about it.
  const title = ({ id, about }) =>
    h`<input
      id=${id} name="title" value=${contest?.title} required maxlength="200"
      aria-describedby=${about} aria-invalid=${Boolean(faultOf('title'))}
    >`;
  const description = ({ id, about }) =>
    h`<textarea
      id=${id} name="description" rows="6" .value=${contest?.description ?? ''}
      aria-describedby=${about} aria-invalid=${Boolean(faultOf('description'))}
    ></textarea>`;
  const time = (name) => ({ id, about }) =>
    h`<input
      id=${id} name=${name} type="datetime-local" value=${fieldValue(before[name])}
      ?required=${name !== 'freezeAt'} ?disabled=${started && name === 'startsAt'}
      aria-describedby=${about} aria-invalid=${Boolean(faultOf(name))}
    >`;
  const scoring = ({ id, about }) => {
    const option = (kind) =>
      h`<option value=${kind} ?selected=${contest?.scoring === kind}>
        ${t(`contests.form.as.${kind}`)}
      </option>`;
    return h`<select id=${id} name="scoring" ?disabled=${started} aria-describedby=${about}>
      ${['icpc', 'points'].map(option)}
    </select>`;
  };
  const box = (name) =>
    h`<p>
      <label class="check">
        <input type="checkbox" name=${name} ?checked=${contest?.[name]} ?disabled=${started}>
        ${t(`contests.form.${name}`)}
      </label>
      <span class="field-problem">${faultOf(name)}</span>
    </p>`;
  const timeField = (name) =>
    field(
      name,
      time(name),
      utcText(times[name]) || name === 'freezeAt' && t('contests.form.noFreeze'),
    );

  const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
  const length = ({ startsAt, endsAt }) =>
    Date.parse(startsAt) < Date.parse(endsAt) && lasts(startsAt, endsAt);
  const shown = () => Object.keys(faults.fields).length + (faults.puzzles ?? []).length > 0;

  return () =>
    h`<form class="contest-form" @submit=${submit} @input=${changed}>
      ${started && notice(t('contests.form.started'), 'hint')}
      ${field('title', title)} ${field('description', description, t('contests.form.markdown'))}
      ${puzzles.draw(faults.puzzles ?? [], faultOf('puzzles'))}
      <fieldset class="field">
        <legend>${t('contests.form.times')}</legend>
        <p class="quiet">${t('contests.form.zone', { zone: zone() })}</p>
        <div class="contest-times">${TIMES.map(timeField)}</div>
        <p class="quiet" role="status">${length(times)}</p>
      </fieldset>
      ${field('scoring', scoring)} ${box('clean')} ${box('rated')}
      <div aria-live="polite">${!shown() && sending.notice()}</div>
      <button class="main" ?disabled=${sending.busy}>
        ${contest ? t('contests.form.save') : t('contests.form.create')}
      </button>
    </form>`;
}

/** What is wrong with the times, by the field. */
function timeFaults({ startsAt, endsAt, freezeAt }, started) {
  const [start, end, freeze] = [startsAt, endsAt, freezeAt].map((time) => Date.parse(time));
  const faults = {};
  if (!started && start < now() - MINUTE_MILLIS) {
    faults.startsAt = t('contests.form.pastStart', { time: moment(now()) });
  }
  if (end <= start) {
    faults.endsAt = t('contests.form.endsBefore', { time: moment(start) });
  } else if (freeze < start || freeze >= end) {
    faults.freezeAt = t('contests.form.freezeOutside', { from: moment(start), to: moment(end) });
  }
  return faults;
}
