import { get, Problem, send } from '../../base/api.js';
import { choice, field, form } from '../../base/form.js';
import { moment, t } from '../../base/language.js';
import { fieldValue, momentOf } from '../../base/moment-field.js';
import { current } from '../../base/session.js';
import { h, link, notice } from '../../base/view.js';
import { goLogIn } from '../../people/account.js';
import { contestAddress, contestApi, CONTESTS, CONTESTS_API } from '../addresses.js';
import { now } from '../clock.js';
import { facts, lasts } from '../countdown.js';
import { loadAll, loadContest } from '../loading.js';
import { labelOf, puzzlesField } from './puzzles-field.js';

const MINUTE_MILLIS = 60_000;
const HOUR_MILLIS = 60 * MINUTE_MILLIS;
/** The field of a violation of a puzzle. */
const PUZZLE = /^puzzles\[(\d+)\]/;
const USABLE = ['VALIDATED', 'PUBLISHED'];
/** How many pages of puzzles are offered at most. */
const MOST_PAGES = 10;
const AUTHORS = ['author', 'admin'];
/** Who may make a contest rated. */
const RATING = ['organiser', 'admin'];
const PENALTY_MINUTES = 20;

/** A new contest, or changing the contest with an id. */
export async function formPage({ parameters: [id], signal, update }) {
  if (!current()) {
    goLogIn('needed');
  }
  const [contest, { roles }] = await Promise.all([
    id && loadContest(id, signal),
    get('/api/me', signal),
  ]);
  if (contest && !contest.mine) {
    throw new Problem(403, t('contests.onlyOrganisers'));
  }
  const save = async (body) => {
    const [method, path] = contest ? ['PUT', contestApi(id)] : ['POST', CONTESTS_API];
    const saved = await (await send(method, path, { body })).json();
    if (!signal.aborted) {
      location.hash = contestAddress(saved.id);
    }
  };
  const usable = await usablePuzzles(signal, roles);
  const fields = contestForm(contest, { usable, roles }, save, update);
  const [back, title] = contest
    ? [
      link(contestAddress(id, 'organising'), contest.title),
      t('contests.edit', { contest: contest.title }),
    ]
    : [link(CONTESTS, t('contests.back')), t('contests.new')];
  return () =>
    h`<div class="narrow">
      <p class="small">${back}</p>
      <h1 tabindex="-1">${title}</h1>
      ${fields()}
    </div>`;
}

/** The puzzles that can be in a contest: those of everybody, and an author's own. */
async function usablePuzzles(signal, roles) {
  const paths = ['/api/puzzles', ...(isOne(roles, AUTHORS) ? ['/api/author/puzzles'] : [])];
  const [published, own = []] = await Promise.all(
    paths.map((path) => loadAll(path, {}, signal, MOST_PAGES)),
  );
  const isUsable = ({ state, published }) => USABLE.includes(state) && !published;
  return [...published, ...own.filter(isUsable)];
}

function isOne(roles, wanted) {
  return roles.some((role) => wanted.includes(role));
}

/**
 * The form of a contest. After the start only title, description, a later end and the freeze change,
 * and the form has no other fields.
 *
 * @param contest undefined for a new one
 * @param usable the puzzles that the organiser may use
 * @param roles of the organiser
 * @param save sends the body and goes on
 */
function contestForm(contest, { usable, roles }, save, update) {
  const isStarted = contest && contest.state !== 'UPCOMING';
  const start = contest?.startsAt ?? firstStart(now());
  const before = {
    startsAt: start,
    endsAt: contest?.endsAt ?? new Date(Date.parse(start) + 2 * HOUR_MILLIS).toISOString(),
    freezeAt: contest?.freezeAt ?? null,
  };
  const times = { ...before };
  const puzzles = puzzlesField(contest?.puzzles ?? [], usable, update);

  const time = (name, required) => {
    const change = ({ target }) => {
      times[name] = momentOf(target.value, before[name]);
      update();
    };
    const input = (id, invalid) =>
      h`<input
        id=${id} name=${name} type="datetime-local" value=${fieldValue(before[name])}
        ?required=${required} aria-invalid=${invalid}
        aria-describedby="${id}-help ${id}-problem" @input=${change}
      >`;
    const help = utcText(times[name]) || !required && t('contests.form.noFreeze');
    return { name, label: t(`contests.form.${name}`), help, input };
  };
  const description = {
    name: 'description',
    label: t('contests.form.description'),
    help: t('contests.form.markdown'),
    input: (id, invalid) =>
      h`<textarea
        id=${id} name="description" rows="6" .value=${contest?.description ?? ''}
        aria-invalid=${invalid} aria-describedby="${id}-help ${id}-problem"
      ></textarea>`,
  };
  const box = (name) =>
    h`<label class="check">
      <input type="checkbox" name=${name} ?checked=${contest?.[name]}> ${t(`contests.form.${name}`)}
    </label>`;
  const scorings = {
    icpc: t('contests.form.as.icpc'),
    points: t('contests.form.as.points'),
  };
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

  async function sendForm(given) {
    const fixed = isStarted ? contest : {
      scoring: given.scoring,
      penaltyMinutes: Number(given.penaltyMinutes),
      clean: given.clean === 'on',
      rated: given.rated === 'on',
      invitationOnly: given.invitationOnly === 'on',
      teamSize: Number(given.teamSize),
    };
    const body = {
      title: given.title.trim(),
      description: given.description.trim(),
      startsAt: isStarted ? start : momentOf(given.startsAt, start),
      endsAt: momentOf(given.endsAt, before.endsAt),
      freezeAt: momentOf(given.freezeAt, before.freezeAt),
      scoring: fixed.scoring,
      penaltyMinutes: fixed.penaltyMinutes,
      clean: fixed.clean,
      rated: fixed.rated,
      invitationOnly: fixed.invitationOnly,
      teamSize: fixed.teamSize,
      puzzles: puzzles.value(),
    };
    const faults = faultsOf(body, isStarted);
    if (faults.length > 0) {
      throw new Problem(0, '', faults);
    }
    await save(body).catch(({ status, message, violations = [] }) => {
      const named = violations.map(placed).map(({ field, message, label }) => ({
        field,
        message: label ? t('contests.form.wrongPuzzle', { label, message }) : message,
      }));
      throw new Problem(status, message, named);
    });
  }

  return () => {
    const { startsAt, endsAt } = times;
    const length = Date.parse(startsAt) < Date.parse(endsAt) && lasts(startsAt, endsAt);
    const title = { value: contest?.title, maxlength: 200 };
    const penalty = {
      type: 'number',
      min: 0,
      max: 1000,
      value: contest?.penaltyMinutes ?? PENALTY_MINUTES,
      help: t('contests.form.penaltyHelp'),
    };
    const team = {
      type: 'number',
      min: 1,
      max: 10,
      value: contest?.teamSize ?? 1,
      help: t('contests.form.teamSizeHelp'),
    };
    const mayRate = isOne(roles, RATING) || contest?.rated;
    return form({
      kind: 'contest-form',
      action: contest ? t('contests.form.save') : t('contests.form.create'),
      send: sendForm,
      fields: [
        isStarted && notice(t('contests.form.started'), 'hint'),
        field('title', t('contests.form.title'), title),
        description,
        !isStarted && puzzles.field(),
        !isStarted && time('startsAt', true),
        time('endsAt', true),
        time('freezeAt', false),
        h`<div role="status">${
          facts('facts quiet', length, t('contests.form.zone', { zone }))
        }</div>`,
        !isStarted && choice('scoring', t('contests.form.scoring'), scorings, contest?.scoring),
        !isStarted && field('penaltyMinutes', t('contests.form.penaltyMinutes'), penalty),
        !isStarted && field('teamSize', t('contests.form.teamSize'), team),
        !isStarted && h`<div class="boxes">
          ${box('invitationOnly')} ${box('clean')} ${mayRate && box('rated')}
        </div>`,
      ].filter(Boolean),
    });
  };
}

/** What is wrong although each field is right, as the server's violations. */
function faultsOf({ startsAt, endsAt, freezeAt, puzzles }, isStarted) {
  const [start, end, freeze] = [startsAt, endsAt, freezeAt].map((time) => Date.parse(time));
  const from = moment(start);
  const to = moment(end);
  const first = moment(now());
  const isOutside = freeze < start || freeze >= end;
  return [
    puzzles.length === 0 && { field: 'puzzles', message: t('contests.form.none') },
    !isStarted && start < now() - MINUTE_MILLIS &&
    { field: 'startsAt', message: t('contests.form.pastStart', { first }) },
    end <= start && { field: 'endsAt', message: t('contests.form.endsBefore', { from }) },
    end > start && isOutside &&
    { field: 'freezeAt', message: t('contests.form.freezeOutside', { from, to }) },
  ].filter(Boolean);
}

/** A violation of the server at its field. The puzzles are one field; `label` says which puzzle. */
export function placed({ field, message }) {
  const [, place] = PUZZLE.exec(field) ?? [];
  return place === undefined
    ? { field, message }
    : { field: 'puzzles', message, label: labelOf(Number(place)) };
}

/** A time in UTC for people, such as "2026-11-28 12:30 UTC". */
export function utcText(time) {
  return time ? `${time.slice(0, 10)} ${time.slice(11, 16)} UTC` : '';
}

/** The next whole hour that is at least a day away, where a new contest begins at first. */
export function firstStart(now) {
  return new Date(Math.ceil(now / HOUR_MILLIS) * HOUR_MILLIS + 24 * HOUR_MILLIS)
    .toISOString();
}
