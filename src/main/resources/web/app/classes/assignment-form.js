import { get, send } from '../base/api.js';
import { field, form } from '../base/form.js';
import { t } from '../base/language.js';
import { fieldValue, momentOf } from '../base/moment-field.js';
import { nearest } from '../base/nearest.js';
import { h, notice } from '../base/view.js';
import { catalogue } from '../home/catalogue.js';
import { below, classAddress } from './frame.js';

/** A new assignment (`new` in place of an id), maybe a copy of another, or the change of one. */
export async function assignmentPage({ parameters: [id, which], query, signal, update }) {
  const path = `/api/classes/${encodeURIComponent(id)}`;
  const [shown, { puzzles }] = await Promise.all([get(path, signal), catalogue(signal)]);
  const before = shown.assignments.find((one) => one.id === which);
  if (!shown.teaches || (!before && which !== 'new')) {
    return below(shown, 'assignments', t('classes.assignment'), notice(t('classes.noSuch')));
  }
  const model = before ?? shown.assignments.find((one) => one.id === query.get('like'));
  const choice = puzzleChoice(puzzles, model?.puzzles ?? [], update);
  async function save({ title, opensAt, dueAt, closesAt }) {
    const body = {
      title: title.trim(),
      puzzles: [...choice.chosen],
      opensAt: momentOf(opensAt, before?.opensAt),
      dueAt: momentOf(dueAt, before?.dueAt),
      closesAt: momentOf(closesAt, before?.closesAt),
    };
    const place = before ? `${path}/assignments/${before.id}` : `${path}/assignments`;
    await send(before ? 'PUT' : 'POST', place, { body });
    if (!signal.aborted) {
      location.hash = classAddress(shown, 'assignments');
    }
  }
  const moment = (name, label) => {
    const value = fieldValue(before?.[name]);
    return field(name, label, { type: 'datetime-local', required: false, value });
  };
  const fields = () => [
    field('title', t('classes.title'), { maxlength: 100, value: model?.title }),
    moment('opensAt', t('classes.opensAt')),
    moment('dueAt', t('classes.dueAt')),
    moment('closesAt', t('classes.closesAt')),
    choice.draw(),
  ];
  const title = before ? t('classes.changeAssignment') : t('classes.addAssignment');
  const saving = () =>
    form({ fields: fields(), action: t('classes.save'), send: save, kind: 'action' });
  return () =>
    below(
      shown,
      'assignments',
      title,
      h`${saving()}<p class="quiet small">${t('classes.opensWhy')}</p>`,
    );
}

/** A list of all puzzles, of which some are chosen; a field narrows the list. */
function puzzleChoice(puzzles, before, update) {
  const known = new Set(puzzles.map(({ slug }) => slug));
  const all = [...before.filter(({ slug }) => !known.has(slug)), ...puzzles];
  const chosen = new Set(before.map(({ slug }) => slug));
  let word = '';
  const narrow = (letters) => {
    word = letters;
    update();
  };
  const isShown = ({ slug, title }) =>
    `${title} ${slug}`.toLowerCase().includes(word.trim().toLowerCase());

  function box({ slug, title, difficulty }) {
    const text = difficulty ? t(`difficulty.${difficulty}`) : t('classes.retired');
    const change = ({ target }) => {
      chosen[target.checked ? 'add' : 'delete'](slug);
      update();
    };
    return h`<label class="box" ?hidden=${!isShown({ slug, title })}>
      <input type="checkbox" .checked=${chosen.has(slug)} @change=${change}>
      <span>${title} <span class="quiet small">${text}</span></span>
    </label>`;
  }

  /** No puzzle has these letters; one that was meant is a click away. */
  function none() {
    const meant = nearest(word, all.flatMap(({ slug, title }) => [slug, title]));
    const suggestion = () =>
      h`<button type="button" class="small" @click=${() => narrow(meant)}>
        ${t('puzzles.didYouMean', { name: meant })}
      </button>`;
    return h`<p>${t('puzzles.noPuzzle', { name: word.trim() })} ${meant && suggestion()}</p>`;
  }

  // Enter would save the assignment.
  const stay = (event) => event.key === 'Enter' && event.preventDefault();
  const draw = () =>
    h`<fieldset class="puzzle-choice">
      <legend>${t('classes.puzzles')}</legend>
      <label>
        <span>${t('classes.narrow')}</span>
        <input type="search" .value=${word} @keydown=${stay}
          @input=${({ target }) => narrow(target.value)}>
      </label>
      <div class="puzzle-boxes">${all.map(box)}</div>
      <div role="status">
        ${!all.some(isShown) && none()}
        <span class="quiet small">${t('classes.chosen', { n: chosen.size })}</span>
      </div>
    </fieldset>`;
  return { draw, chosen };
}
