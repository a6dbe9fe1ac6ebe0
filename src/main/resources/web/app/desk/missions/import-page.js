import { post } from '../../base/api.js';
import { t } from '../../base/language.js';
import { doing, h, link } from '../../base/view.js';
import { DIFFICULTIES } from '../../puzzle/puzzles.js';
import { DESK, taskAddress } from '../addresses.js';
import { slugOf } from '../bundle/paths.js';
import { dropZone } from '../dropping.js';
import { problemNotice, slugField, slugRule } from '../parts.js';

const OPTIONS = ['title', 'tags', 'points', 'function', 'license', 'source'];

/** The import of a CheckIO mission, with solutions. */
export function importPage(visit) {
  const { update } = visit;
  const starting = doing(update);
  const solutions = new Map();
  let mission = null;
  let slug = null;

  function takeMission({ name, zip }) {
    mission = zip;
    slug.value ||= slugOf(name);
  }

  function takeSolutions({ files }) {
    for (const [path, file] of Object.entries(files)) {
      if (path.endsWith('.py')) {
        solutions.set(path.split('/').at(-1), file);
      }
    }
  }

  function start(event) {
    event.preventDefault();
    const form = new FormData();
    for (const [name, value] of new FormData(event.target)) {
      if (value.trim() !== '') {
        form.append(name, value.trim());
      }
    }
    form.append('mission', mission, mission.name);
    solutions.forEach((file, name) => form.append('solution', file, name));
    starting.run(async () => {
      const task = await post('/api/author/imports/checkio', form);
      location.hash = taskAddress(task.id);
    });
  }

  function solution(name) {
    const forget = () => {
      solutions.delete(name);
      update();
    };
    const label = t('desk.import.forget', { name });
    return h`<li>
      <code>${name}</code>
      <button type="button" class="tool" aria-label=${label} @click=${forget}>×</button>
    </li>`;
  }

  const [drop, dropSolutions] = [t('desk.import.drop'), t('desk.import.dropSolutions')];
  const missionZone = dropZone({ text: drop, zips: true, take: takeMission }, visit);
  const solutionZone = dropZone({ text: dropSolutions, accept: '.py', take: takeSolutions }, visit);
  const keepSlug = (node) => (slug = node);
  return () =>
    h`<div class="desk narrow">
      <p class="small">${link(DESK, t('desk.back'))}</p>
      <h1 tabindex="-1">${t('desk.import.title')}</h1>
      <p>${t('desk.import.lead')}</p>
      ${missionZone()}
      <p role="status">${mission && t('desk.import.chosen', { name: mission.name })}</p>
      <h2>${t('desk.import.solutions')}</h2>
      <p class="quiet small">${t('desk.import.solutionsLead')}</p>
      ${solutionZone()}
      <ul class="chosen">${Array.from(solutions.keys(), solution)}</ul>
      <form @submit=${start}>
        <div class="field">${slugField(keepSlug)} ${slugRule()}</div>
        ${options()}
        ${problemNotice(starting.problem)}
        <div class="buttons">
          <button class="main" ?disabled=${!mission || starting.busy}>
            ${t('desk.import.start')}
          </button>
        </div>
      </form>
    </div>`;
}

/** What an author may say instead of the mission. */
function options() {
  const field = (label, input) => h`<div class="field"><label>${label} ${input}</label></div>`;
  const text = (name) =>
    field(t(`desk.import.option.${name}`), h`<input name=${name} maxlength="1000">`);
  const choice = (value) => h`<option value=${value}>${t(`difficulty.${value}`)}</option>`;
  const difficulty = h`<select name="difficulty">
    <option value="">${t('desk.import.asItIs')}</option>
    ${DIFFICULTIES.map(choice)}
  </select>`;
  return h`<details>
    <summary>${t('desk.import.options')}</summary>
    <p class="quiet small">${t('desk.import.optionsLead')}</p>
    ${OPTIONS.map(text)}
    ${field(t('puzzles.difficulty'), difficulty)}
  </details>`;
}
