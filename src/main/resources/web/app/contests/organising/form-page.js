import { get, Problem, send } from '../../base/api.js';
import { choice, field, fieldValue, form, momentOf, textField } from '../../base/form.js';
import { t } from '../../base/language.js';
import { h, link, notice } from '../../base/view.js';
import { catalogue } from '../../home/catalogue.js';
import { contestAddress, contestApi, CONTESTS, CONTESTS_API, load, loadAll } from '../calls.js';
import { now } from '../clock.js';
import { puzzlesField } from './puzzles-field.js';

const HOUR_MILLIS = 3_600_000;
const USABLE = ['VALIDATED', 'PUBLISHED'];
const AUTHORS = ['author', 'admin'];
/** Who may make a contest rated. */
const RATING = ['organiser', 'admin'];
const BOXES = ['invitationOnly', 'clean', 'rated'];

/** A new contest, or changing the contest with an id. */
export async function formPage({ parameters: [id], signal, update }) {
  const [contest, { roles }] = await Promise.all([
    id && load(contestApi(id), signal),
    get('/api/me', signal),
  ]);
  const usable = await usablePuzzles(roles, signal);
  const mayRate = isOne(roles, RATING);
  const draw = contestForm(contest ?? newContest(now()), { usable, mayRate }, signal, update);
  const back = contest
    ? link(contestAddress(id, 'organising'), contest.title)
    : link(CONTESTS, t('contests.back'));
  const title = contest ? t('contests.edit', { contest: contest.title }) : t('contests.new');
  return () =>
    h`<div class="narrow">
      <p class="small">${back}</p>
      <h1 tabindex="-1">${title}</h1>
      ${draw()}
    </div>`;
}

/** Where the form of a new contest begins: at the next whole hour that is at least a day away. */
export function newContest(time) {
  const start = Math.ceil(time / HOUR_MILLIS) * HOUR_MILLIS + 24 * HOUR_MILLIS;
  return {
    state: 'UPCOMING',
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + 2 * HOUR_MILLIS).toISOString(),
    penaltyMinutes: 20,
    teamSize: 1,
    puzzles: [],
  };
}

function isOne(roles, wanted) {
  return roles.some((role) => wanted.includes(role));
}

/** The puzzles that can be in a contest: an author's own, and those of everybody. */
async function usablePuzzles(roles, signal) {
  const isAuthor = isOne(roles, AUTHORS);
  const [{ puzzles }, own] = await Promise.all([
    catalogue(signal),
    isAuthor ? loadAll('/api/author/puzzles', {}, signal) : [],
  ]);
  const isUsable = ({ state, published }) => USABLE.includes(state) && !published;
  return [...own.filter(isUsable), ...puzzles];
}

/**
 * The form of a contest. After the start only title, description, a later end and the freeze change,
 * and the form has no other fields.
 *
 * @param usable the puzzles that the organiser may use
 * @param mayRate whether the organiser may make a contest rated
 */
function contestForm(contest, { usable, mayRate }, signal, update) {
  const { id, startsAt } = contest;
  const isStarted = contest.state !== 'UPCOMING';
  const puzzles = puzzlesField(contest.puzzles, usable, update);
  const label = (name) => t(`contests.form.${name}`);

  const time = (name, more) =>
    field(name, label(name), {
      type: 'datetime-local',
      value: fieldValue(contest[name]),
      ...more,
    });
  const amount = (name, min, max) =>
    field(name, label(name), {
      type: 'number',
      min,
      max,
      value: contest[name],
      help: t(`contests.form.about.${name}`),
    });
  const description = textField('description', label('description'), {
    help: t('contests.form.markdown'),
    rows: 6,
    maxlength: 20_000,
    required: false,
    value: contest.description ?? '',
  });
  const boxes = BOXES.filter((name) => name !== 'rated' || contest.rated || mayRate);
  const box = (name) =>
    h`<label class="check">
      <input type="checkbox" name=${name} ?checked=${contest[name]}> ${label(name)}
    </label>`;
  const scorings = { icpc: t('contests.form.as.icpc'), points: t('contests.form.as.points') };
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const beforeStart = () => [
    puzzles.field(),
    time('startsAt', { help: t('contests.form.zone', { zone }) }),
  ];
  const terms = () => [
    choice('scoring', t('contests.form.scoring'), scorings, contest.scoring),
    amount('penaltyMinutes', 0, 1000),
    amount('teamSize', 1, 10),
    h`<div class="boxes">${boxes.map(box)}</div>`,
  ];

  async function save(given) {
    const boxes = Object.fromEntries(BOXES.map((name) => [name, given[name] === 'on']));
    const { scoring, penaltyMinutes, teamSize, invitationOnly, clean, rated } = isStarted
      ? contest
      : { ...given, ...boxes };
    const body = {
      title: given.title.trim(),
      description: given.description.trim(),
      startsAt: isStarted ? startsAt : momentOf(given.startsAt, startsAt),
      endsAt: momentOf(given.endsAt, contest.endsAt),
      freezeAt: momentOf(given.freezeAt, contest.freezeAt),
      scoring,
      penaltyMinutes: Number(penaltyMinutes),
      teamSize: Number(teamSize),
      invitationOnly,
      clean,
      rated,
      puzzles: puzzles.value(),
    };
    const [method, path] = id ? ['PUT', contestApi(id)] : ['POST', CONTESTS_API];
    const saved = await send(method, path, { body }).catch(({ status, message, violations }) => {
      throw new Problem(status, message, violations.map(placed));
    });
    if (!signal.aborted) {
      location.hash = contestAddress((await saved.json()).id);
    }
  }

  return () =>
    form({
      kind: 'contest-form',
      action: id ? t('contests.form.save') : t('contests.form.create'),
      send: save,
      fields: [
        isStarted && notice(t('contests.form.started'), 'hint'),
        field('title', label('title'), { value: contest.title, maxlength: 200 }),
        description,
        ...(isStarted ? [] : beforeStart()),
        time('endsAt'),
        time('freezeAt', { required: false, help: t('contests.form.noFreeze') }),
        ...(isStarted ? [] : terms()),
      ],
    });
}

/** A violation of the server at its field. The puzzles are one field, and the message says which one. */
function placed({ field, message }) {
  return field.startsWith('puzzles[')
    ? { field: 'puzzles', message: t('contests.form.wrongPuzzle', { message }) }
    : { field, message };
}
