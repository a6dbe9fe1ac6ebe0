import { send } from '../base/api.js';
import { field, fieldValue, form, momentOf } from '../base/form.js';
import { t } from '../base/language.js';
import { nearest } from '../base/nearest.js';
import { classes, h } from '../base/view.js';
import { catalogue } from '../home/catalogue.js';
import { below, classAddress, classApi } from './frame.js';

/** A new assignment (`new` in place of an id), maybe a copy of another, or the change of one. */
export async function assignmentPage(shown, { parameters: [which], query, signal, update }) {
  const { puzzles } = await catalogue(signal);
  const before = shown.assignments.find(({ id }) => id === which);
  const model = before ?? shown.assignments.find(({ id }) => id === query.get('like'));
  const choice = puzzleChoice(puzzles, model?.puzzles ?? [], update);
  async function save({ title, opensAt, dueAt, closesAt }, node) {
    const body = {
      title: title.trim(),
      puzzles: new FormData(node).getAll('puzzle'),
      opensAt: momentOf(opensAt, before?.opensAt),
      dueAt: momentOf(dueAt, before?.dueAt),
      closesAt: momentOf(closesAt, before?.closesAt),
    };
    const path = classApi(shown, 'assignments', ...(before ? [before.id] : []));
    await send(before ? 'PUT' : 'POST', path, { body });
    if (!signal.aborted) {
      location.hash = classAddress(shown, 'assignments');
    }
  }
  const moment = (name) => {
    const value = fieldValue(before?.[name]);
    return field(name, t(`classes.${name}`), { type: 'datetime-local', required: false, value });
  };
  const fields = () => [
    field('title', t('classes.title'), { maxlength: 100, value: model?.title }),
    ...['opensAt', 'dueAt', 'closesAt'].map(moment),
    choice(),
  ];
  const saving = () =>
    form({ fields: fields(), action: t('classes.save'), send: save, kind: 'action' });
  const title = before ? t('classes.changeAssignment') : t('classes.addAssignment');
  const content = () => h`${saving()}<p class="quiet small">${t('classes.opensWhy')}</p>`;
  return () => below(shown, 'assignments', title, content());
}

/** All puzzles, of which one ticks some. A field narrows the list to those, and to what it finds. */
function puzzleChoice(puzzles, before, update) {
  const known = new Set(puzzles.map(({ slug }) => slug));
  const all = [...before.filter(({ slug }) => !known.has(slug)), ...puzzles];
  const chosen = new Set(before.map(({ slug }) => slug));
  let word = '';
  const narrow = (letters) => {
    word = letters;
    update();
  };
  const isFound = ({ slug, title }) =>
    `${title} ${slug}`.toLowerCase().includes(word.trim().toLowerCase());

  function box(puzzle) {
    const { slug, title, difficulty } = puzzle;
    const about = difficulty ? t(`difficulty.${difficulty}`) : t('classes.retired');
    return h`<label class=${classes('box', !isFound(puzzle) && 'not-found')}>
      <input type="checkbox" name="puzzle" value=${slug} ?checked=${chosen.has(slug)}>
      <span>${title} <span class="quiet small">${about}</span></span>
    </label>`;
  }

  /** No puzzle has these letters; one that was meant is a click away. */
  function none() {
    const meant = nearest(word, all.flatMap(({ slug, title }) => [slug, title]));
    const text = t('puzzles.didYouMean', { name: meant });
    const click = () => narrow(meant);
    return h`<p>
      ${t('puzzles.noPuzzle', { name: word.trim() })}
      ${meant && h`<button type="button" class="small" @click=${click}>${text}</button>`}
    </p>`;
  }

  // Enter would save the assignment.
  const stay = (event) => event.key === 'Enter' && event.preventDefault();
  return () =>
    h`<fieldset class="puzzle-choice">
      <legend>${t('classes.puzzles')}</legend>
      <label>
        <span>${t('classes.narrow')}</span>
        <input type="search" .value=${word} @keydown=${stay}
          @input=${({ target }) => narrow(target.value)}>
      </label>
      <div class="puzzle-boxes">${all.map(box)}</div>
      <div role="status">${!all.some(isFound) && none()}</div>
    </fieldset>`;
}
