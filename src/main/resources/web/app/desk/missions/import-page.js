import { post } from '../../base/api.js';
import { t } from '../../base/language.js';
import { element, link, notice } from '../../base/page.js';
import { DESK, taskAddress } from '../addresses.js';
import { SLUG_PATTERN, slugOf } from '../bundle/paths.js';
import { dropZone } from '../dropping.js';
import { faultItems } from '../faults.js';

const DIFFICULTIES = ['elementary', 'simple', 'moderate', 'challenging', 'scientific'];
const OPTIONS = ['title', 'tags', 'points', 'function', 'license', 'source'];

/** The import of a CheckIO mission, with solutions. */
export function importPage({ signal }) {
  const problem = element('div', { 'aria-live': 'polite' });
  const say = (...nodes) => problem.replaceChildren(...nodes);
  const chosen = element('p', { role: 'status' });
  const solutions = element('ul', { class: 'chosen' });
  let mission = null;
  const sources = new Map();
  const slug = element('input', {
    name: 'slug',
    required: true,
    pattern: SLUG_PATTERN,
    maxlength: '60',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const button = element('button', { class: 'main', disabled: true }, t('desk.import.start'));

  function takeMission({ name, zip }) {
    mission = zip;
    say();
    chosen.textContent = t('desk.import.chosen', { name });
    slug.value ||= slugOf(name);
    button.disabled = false;
  }

  function takeSolutions({ files }) {
    for (const [path, file] of Object.entries(files)) {
      if (path.endsWith('.py')) {
        sources.set(path.split('/').at(-1), file);
      }
    }
    showSolutions();
  }

  function showSolutions() {
    solutions.replaceChildren(
      ...Array.from(sources.keys(), (name) =>
        element(
          'li',
          {},
          element('code', {}, name),
          ' ',
          element('button', {
            type: 'button',
            class: 'tool',
            'aria-label': t('desk.import.forget', { name }),
            click: () => {
              sources.delete(name);
              showSolutions();
            },
          }, '×'),
        )),
    );
  }

  async function start(event) {
    event.preventDefault();
    say();
    const form = new FormData();
    for (const [name, value] of new FormData(event.target)) {
      if (value.trim() !== '') {
        form.append(name, value.trim());
      }
    }
    form.append('mission', mission, mission.name);
    sources.forEach((file, name) => form.append('solution', file, name));
    button.disabled = true;
    try {
      const task = await post('/api/author/imports/checkio', form);
      location.hash = taskAddress(task.id);
    } catch (error) {
      say(notice(error.message), error.violations?.length > 0 ? faultItems(error.violations) : '');
    }
    button.disabled = false;
  }

  return element(
    'div',
    { class: 'desk narrow' },
    element('p', { class: 'small' }, link(DESK, t('desk.back'))),
    element('h1', { tabindex: '-1' }, t('desk.import.title')),
    element('p', {}, t('desk.import.lead')),
    dropZone({ text: t('desk.import.drop'), zips: true, take: takeMission, fail: say, signal }),
    chosen,
    element('h2', {}, t('desk.import.solutions')),
    element('p', { class: 'quiet small' }, t('desk.import.solutionsLead')),
    dropZone({
      text: t('desk.import.dropSolutions'),
      accept: '.py',
      take: takeSolutions,
      fail: say,
      signal,
    }),
    solutions,
    element(
      'form',
      { submit: start },
      field(t('desk.new.slug'), slug),
      element(
        'details',
        {},
        element('summary', {}, t('desk.import.options')),
        element('p', { class: 'quiet small' }, t('desk.import.optionsLead')),
        OPTIONS.map((name) =>
          field(t(`desk.import.option.${name}`), element('input', { name, maxlength: '1000' }))
        ),
        field(t('puzzles.difficulty'), difficulty()),
      ),
      problem,
      element('div', { class: 'buttons' }, button),
    ),
  );
}

function field(label, input) {
  return element('div', { class: 'field' }, element('label', {}, label, input));
}

function difficulty() {
  const choices = ['', ...DIFFICULTIES].map((value) =>
    element('option', { value }, value ? t(`difficulty.${value}`) : t('desk.import.asItIs'))
  );
  return element('select', { name: 'difficulty' }, choices);
}
