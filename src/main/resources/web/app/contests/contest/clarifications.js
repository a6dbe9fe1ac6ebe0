import { address, post, send } from '../../base/api.js';
import { t } from '../../base/language.js';
import { current } from '../../base/session.js';
import { doing, h, live, notice, paged, repeat, shortTime } from '../../base/view.js';
import { contestApi } from '../addresses.js';
import { load } from '../loading.js';
import { contestFrame } from './frame.js';

/** Texts that are not sent yet. They outlive a turn of the contest, which shows the page again. */
const unsent = new Map();

/** Questions, answers and announcements, newest first. */
export function clarificationsPage(visit) {
  const { signal, query, update } = visit;
  return contestFrame(visit, 'clarifications', async (contest, stream) => {
    const path = contestApi(contest.id, '/clarifications');
    const fetchPage = (after) => load(address(path, { limit: 100, after }), signal);
    const list = paged(await fetchPage(null), fetchPage, update);
    const form = forms(update);

    /** A new one comes first; a changed one stays at its place. */
    function put(one) {
      const known = list.items.some(({ id }) => id === one.id);
      list.items = known ? [...list.items, one] : [one, ...list.items];
      update();
    }
    stream.on('clarification', put);

    const ask = async ({ question, puzzle }) =>
      put(await post(path, { question: question.value.trim(), puzzle: puzzle.value || null }));
    const announce = async ({ question }) =>
      put(await post(path, { announcement: true, question: question.value.trim() }));
    const answer = (id) => async ({ question, open }) => {
      const body = { answer: question.value.trim(), public: open.checked };
      put(await (await send('PUT', `${path}/${id}`, { body })).json());
    };

    const asking = () =>
      form(`question ${path}`, t('contests.clarifications.ask'), ask, {
        label: t('contests.clarifications.question'),
        above: puzzleChoice(contest, query.get('puzzle')),
      });
    const announcing = () =>
      form(`announcement ${path}`, t('contests.clarifications.announce'), announce, {
        label: t('contests.clarifications.text'),
      });
    /** The organiser's answer, to all or only to the player who asked. */
    const answering = (one) => {
      const writing = form(
        `answer ${path}/${one.id}`,
        t('contests.clarifications.answer'),
        answer(one.id),
        {
          label: t('contests.clarifications.yourAnswer'),
          before: one.answer,
          below: publicChoice(one),
        },
      );
      return one.answer
        ? h`<details><summary>${t('contests.clarifications.change')}</summary>${writing}</details>`
        : writing;
    };
    const mayAsk = current() && contest.state === 'RUNNING' && contest.registered && !contest.mine;
    const item = (one) =>
      clarification(contest, one, contest.mine && !one.announcement && answering(one));
    return () => {
      const all = [...new Map(list.items.map((one) => [one.id, one])).values()];
      return h`<div class="narrow-left">
        ${contest.mine && announcing()} ${mayAsk && asking()}
        <h2>${t('contests.clarifications.all')}</h2>
        <ul class="clarifications">${repeat(all, ({ id }) => id, item)}</ul>
        ${all.length === 0 && h`<p class="quiet">${t('contests.clarifications.none')}</p>`}
        ${list.more()}
      </div>`;
    };
  });
}

function clarification({ puzzles }, one, answering) {
  const { puzzle, player, question, answer, askedAt, answeredAt, announcement } = one;
  const about = puzzles.find(({ slug }) => slug === puzzle);
  const head = announcement
    ? h`<strong>${t('contests.clarifications.announcement')}</strong>`
    : h`<span>${about ? `${about.label} · ${about.title}` : t('contests.general')}</span>`;
  const isPrivate = !one.public && !announcement &&
    h`<span>${t('contests.clarifications.private')}</span>`;
  const answered = answer &&
    h`<div class="answered">
      <p class="said">${answer}</p>
      ${answeredAt && h`<p class="quiet small">${shortTime(answeredAt)}</p>`}
    </div>`;
  const open = !answer && !announcement &&
    h`<p class="quiet">${t('contests.clarifications.open')}</p>`;
  return h`<li class=${announcement && 'announcement'}>
    <p class="facts quiet">
      ${head} ${player && h`<span>${player}</span>`} ${shortTime(askedAt)} ${isPrivate}
    </p>
    <p class="said">${question}</p>
    ${answered} ${open} ${answering}
  </li>`;
}

function puzzleChoice({ puzzles }, chosen) {
  const option = ({ slug, label, title }) =>
    h`<option value=${slug} ?selected=${slug === chosen}>${`${label} · ${title}`}</option>`;
  return h`<label>
    ${t('contests.clarifications.about')}
    <select name="puzzle">
      <option value="">${t('contests.general')}</option>
      ${puzzles.map(option)}
    </select>
  </label>`;
}

function publicChoice(one) {
  return h`<label class="check">
    <input type="checkbox" name="open" ?checked=${one.public}> ${t('contests.clarifications.toAll')}
  </label>`;
}

/**
 * Forms with one text: `form(name, title, work, {label, above, below, before})` draws one. The work
 * gets the fields, and shows what went wrong. The text is kept until it is sent.
 */
function forms(update) {
  const works = new Map();
  return (name, title, work, { label, above, below, before }) => {
    const sending = works.get(name) ?? doing(update);
    works.set(name, sending);
    const key = `${current()?.name} ${name}`;
    const keep = ({ target }) => unsent.set(key, target.value);
    const submit = (event) => {
      event.preventDefault();
      sending.run(async () => {
        await work(event.target.elements);
        unsent.delete(key);
      });
    };
    const text = live(unsent.get(key) ?? before ?? '');
    return h`<form class="clarification-form" @submit=${submit}>
      ${above}
      <label>
        ${label}
        <textarea
          name="question" rows="3" maxlength="4000" required .value=${text} @input=${keep}
        ></textarea>
      </label>
      ${below}
      <button class="main" ?disabled=${sending.busy}>${title}</button>
      <div aria-live="polite">${sending.problem && notice(faultText(sending.problem))}</div>
    </form>`;
  };
}

function faultText({ violations = [], message }) {
  return violations.map((fault) => fault.message).join(' ') || message;
}
