import { t } from '../../base/language.js';
import { fieldValue, momentOf } from '../../base/moment-field.js';
import { element, notice } from '../../base/page.js';
import { lengthText } from '../countdown.js';
import { now } from '../clock.js';
import { faultPlaces } from './order.js';
import { puzzlesField } from './puzzles-field.js';
import { firstStart, utcText } from './times.js';

const HOUR_MILLIS = 3_600_000;

/**
 * The form of a contest. After the start only title, description, a later end and the freeze change.
 *
 * @param contest null for a new one
 * @param own the puzzles that the organiser may use
 * @param send sends the body and goes on; a problem is shown at its fields
 */
export function contestForm(contest, own, send) {
  const started = contest !== null && contest.state !== 'UPCOMING';
  const start = contest?.startsAt ?? firstStart(now());
  const end = contest?.endsAt ?? new Date(Date.parse(start) + 2 * HOUR_MILLIS).toISOString();
  const fields = {
    title: textField('title', 'input', contest?.title ?? '', { required: true, maxlength: '200' }),
    description: textField('description', 'textarea', contest?.description ?? '', { rows: '6' }),
    startsAt: timeField('startsAt', start, { required: true, disabled: started }),
    endsAt: timeField('endsAt', end, { required: true }),
    freezeAt: timeField('freezeAt', contest?.freezeAt, {}),
  };
  const scoring = choiceField(contest?.scoring ?? 'icpc', started);
  const boxes = {
    clean: box('clean', contest?.clean ?? false, started),
    rated: box('rated', contest?.rated ?? false, started),
  };
  const puzzles = puzzlesField(contest?.puzzles ?? [], own, started);
  const message = element('div', { 'aria-live': 'polite' });
  const length = element('p', { class: 'quiet', role: 'status' });
  const button = element(
    'button',
    { class: 'main' },
    contest ? t('contests.form.save') : t('contests.form.create'),
  );

  function showLength() {
    const [from, to] = [fields.startsAt.value(), fields.endsAt.value()];
    length.textContent = from === null || to === null
      ? ''
      : Date.parse(to) > Date.parse(from)
      ? t('contests.lasts', { duration: lengthText(from, to) })
      : t('contests.form.endsBefore');
  }

  function body() {
    return {
      ...Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value()])),
      scoring: scoring.value(),
      ...Object.fromEntries(Object.entries(boxes).map(([name, { value }]) => [name, value()])),
      puzzles: puzzles.value(),
    };
  }

  function showFaults(violations) {
    const faults = faultPlaces(violations);
    const known = [];
    for (const [name, field] of Object.entries({ ...fields, ...boxes, scoring })) {
      field.show(faults.fields[name] ?? []);
      known.push(name);
    }
    puzzles.showFaults(faults.puzzles, faults.fields.puzzles);
    form.querySelector('[aria-invalid="true"]')?.focus();
    return violations.every(({ field }) => known.includes(field) || /^puzzles\b/.test(field));
  }

  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    message.replaceChildren();
    showFaults([]);
    try {
      await send(body());
    } catch (problem) {
      const violations = problem.violations ?? [];
      const shown = showFaults(violations);
      if (violations.length === 0 || !shown) {
        message.replaceChildren(notice(problem.message));
      }
    }
    button.disabled = false;
  }

  const form = element(
    'form',
    { class: 'contest-form', submit, input: showLength },
    started ? notice(t('contests.form.started'), 'hint') : null,
    fields.title.node,
    fields.description.node,
    puzzles.node,
    element(
      'fieldset',
      { class: 'field' },
      element('legend', {}, t('contests.form.times')),
      element('p', { class: 'quiet' }, t('contests.form.zone', { zone: ownZone() })),
      element('div', { class: 'contest-times' }, [
        fields.startsAt.node,
        fields.endsAt.node,
        fields.freezeAt.node,
      ]),
      length,
    ),
    scoring.node,
    boxes.clean.node,
    boxes.rated.node,
    message,
    button,
  );
  showLength();
  return form;
}

function ownZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** A field with label, help and the place of its fault. */
function fieldOf(name, label, input, more) {
  const problem = element('p', { id: `contest-${name}-problem`, class: 'field-problem' });
  return {
    node: element(
      'div',
      { class: 'field' },
      element('label', { for: `contest-${name}` }, label),
      input,
      more,
      problem,
    ),
    show(messages) {
      problem.textContent = messages.join(' ');
      input.setAttribute('aria-invalid', String(messages.length > 0));
    },
  };
}

function textField(name, kind, value, attributes) {
  const input = element(kind, {
    id: `contest-${name}`,
    'aria-describedby': `contest-${name}-help contest-${name}-problem`,
    ...attributes,
  });
  input.value = value;
  const help = element(
    'p',
    { class: 'quiet', id: `contest-${name}-help` },
    name === 'description' ? t('contests.form.markdown') : '',
  );
  return {
    ...fieldOf(name, t(`contests.form.${name}`), input, help),
    value: () => input.value.trim(),
  };
}

function timeField(name, time, attributes) {
  const input = element('input', {
    id: `contest-${name}`,
    type: 'datetime-local',
    'aria-describedby': `contest-${name}-utc contest-${name}-problem`,
    input: showUtc,
    ...attributes,
  });
  input.value = fieldValue(time);
  const utc = element('p', { class: 'quiet', id: `contest-${name}-utc` });
  const value = () => momentOf(input.value, time);
  function showUtc() {
    utc.textContent = utcText(value()) ||
      (name === 'freezeAt' ? t('contests.form.noFreeze') : '');
  }
  showUtc();
  return { ...fieldOf(name, t(`contests.form.${name}`), input, utc), value };
}

function choiceField(chosen, disabled) {
  const select = element(
    'select',
    { id: 'contest-scoring', disabled, 'aria-describedby': 'contest-scoring-problem' },
    ['icpc', 'points'].map((kind) =>
      element('option', { value: kind, selected: kind === chosen }, t(`contests.form.as.${kind}`))
    ),
  );
  return {
    ...fieldOf('scoring', t('contests.form.scoring'), select, null),
    value: () => select.value,
  };
}

function box(name, checked, disabled) {
  const input = element('input', {
    id: `contest-${name}`,
    type: 'checkbox',
    checked,
    disabled,
    'aria-describedby': `contest-${name}-problem`,
  });
  const problem = element('span', { id: `contest-${name}-problem`, class: 'field-problem' });
  return {
    node: element(
      'p',
      {},
      element(
        'label',
        { class: 'check', for: input.id },
        input,
        ' ',
        t(`contests.form.${name}`),
      ),
      problem,
    ),
    value: () => input.checked,
    show(messages) {
      problem.textContent = messages.join(' ');
      input.setAttribute('aria-invalid', String(messages.length > 0));
    },
  };
}
