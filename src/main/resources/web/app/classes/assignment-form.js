import { get, send } from '../base/api.js';
import { t } from '../base/language.js';
import { fieldValue, momentOf } from '../base/moment-field.js';
import { element, notice } from '../base/page.js';
import { actionForm, field } from '../console/action.js';
import { catalogue } from '../home/catalogue.js';
import { below, classAddress } from './frame.js';

/** A new assignment (`new` in place of an id), or the change of one. */
export async function assignmentPage({ parameters: [id, which], signal }) {
  const path = `/api/classes/${encodeURIComponent(id)}`;
  const [shown, { puzzles }] = await Promise.all([get(path, signal), catalogue(signal)]);
  const before = shown.assignments.find((one) => one.id === which);
  if (!shown.teaches || (!before && which !== 'new')) {
    return below(shown, 'assignments', t('classes.assignment'), notice(t('classes.noSuch')));
  }
  const choice = puzzleChoice(puzzles, before?.puzzles ?? []);
  const save = async ({ title, opensAt, dueAt }) => {
    await send(before ? 'PUT' : 'POST', `${path}/assignments${before ? `/${before.id}` : ''}`, {
      body: {
        title: title.trim(),
        puzzles: choice.chosen(),
        opensAt: momentOf(opensAt, before?.opensAt),
        dueAt: momentOf(dueAt, before?.dueAt),
      },
    });
    if (!signal.aborted) {
      location.hash = classAddress(shown, 'assignments');
    }
  };
  return below(
    shown,
    'assignments',
    before ? t('classes.changeAssignment') : t('classes.addAssignment'),
    actionForm(
      t('classes.save'),
      [
        field(t('classes.title'), 'title', {
          required: true,
          maxlength: 100,
          value: before?.title ?? '',
        }),
        field(t('classes.opensAt'), 'opensAt', {
          type: 'datetime-local',
          value: fieldValue(before?.opensAt),
        }),
        field(t('classes.dueAt'), 'dueAt', {
          type: 'datetime-local',
          value: fieldValue(before?.dueAt),
        }),
        choice.node,
      ],
      save,
      { main: true },
    ),
    element('p', { class: 'quiet small' }, t('classes.opensWhy')),
  );
}

/** A list of all puzzles, of which some are chosen; a field narrows the list. */
function puzzleChoice(puzzles, before) {
  const known = new Set(puzzles.map(({ slug }) => slug));
  const all = [...before.filter(({ slug }) => !known.has(slug)), ...puzzles];
  const chosen = new Set(before.map(({ slug }) => slug));
  const count = element('span', { class: 'quiet small', role: 'status' });
  const tell = () => (count.textContent = t('classes.chosen', { n: chosen.size }));
  const rows = all.map(({ slug, title, difficulty }) => {
    const box = element('input', { type: 'checkbox', checked: chosen.has(slug), change });
    function change() {
      chosen[box.checked ? 'add' : 'delete'](slug);
      tell();
    }
    const text = difficulty ? t(`difficulty.${difficulty}`) : t('classes.retired');
    const node = element(
      'label',
      { class: 'box' },
      box,
      element('span', {}, title, ' ', element('span', { class: 'quiet small' }, text)),
    );
    return { node, words: `${title} ${slug}`.toLowerCase() };
  });
  const filter = element('input', {
    type: 'search',
    input: narrow,
    // Enter would save the assignment.
    keydown: (event) => event.key === 'Enter' && event.preventDefault(),
  });
  function narrow() {
    const word = filter.value.trim().toLowerCase();
    for (const { node, words } of rows) {
      node.hidden = !words.includes(word);
    }
  }
  tell();
  return {
    node: element(
      'fieldset',
      { class: 'puzzle-choice' },
      element('legend', {}, t('classes.puzzles')),
      element('label', {}, element('span', {}, t('classes.narrow')), filter),
      element('div', { class: 'puzzle-boxes' }, rows.map(({ node }) => node)),
      count,
    ),
    chosen: () => [...chosen],
  };
}
