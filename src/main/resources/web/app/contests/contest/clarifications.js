import { post, send } from '../../base/api.js';
import { field, form } from '../../base/form.js';
import { t } from '../../base/language.js';
import { current } from '../../base/session.js';
import { h, live, paged, repeat, shortTime } from '../../base/view.js';
import { contestApi } from '../addresses.js';
import { pagesOf } from '../loading.js';
import { contestFrame } from './frame.js';

/** Texts that are not sent yet. They outlive a turn of the contest, which shows the page again. */
const unsent = new Map();

/** Questions, answers and announcements, newest first. */
export function clarificationsPage(visit) {
  const { signal, query, update } = visit;
  return contestFrame(visit, 'clarifications', async (contest, stream) => {
    const path = contestApi(contest.id, '/clarifications');
    const fetchPage = pagesOf(path, {}, signal);
    const list = paged(await fetchPage(null), fetchPage, update);

    /** A new one comes first; a changed one stays at its place. */
    function put(one) {
      const known = list.items.some(({ id }) => id === one.id);
      list.items = known ? [...list.items, one] : [one, ...list.items];
      update();
    }
    stream.on('clarification', put);

    const ask = ({ question, puzzle }) => post(path, { question, puzzle: puzzle || null });
    const announce = ({ question, to }) =>
      post(path, { question, announcement: true, to: to.trim() || null });
    const answer = (id) => async ({ question, open }) => {
      const body = { answer: question, public: open === 'on' };
      return await (await send('PUT', `${path}/${id}`, { body })).json();
    };

    /** A form with one text, which is kept until it is sent. */
    function writing(kind, address, work, { above, below, before = '' } = {}) {
      const key = `${current()?.name} ${kind} ${address}`;
      const keep = ({ target }) => unsent.set(key, target.value);
      const text = h`<label>
        ${t(`contests.clarifications.label.${kind}`)}
        <textarea
          name="question" rows="3" maxlength="4000" required @input=${keep}
          .value=${live(unsent.get(key) ?? before)}
        ></textarea>
      </label>`;
      const sendText = async (given) => {
        const one = await work({ ...given, question: given.question.trim() });
        unsent.delete(key);
        put(one);
      };
      const action = t(`contests.clarifications.${kind}`);
      const fields = [above, text, below];
      return form({ fields, action, send: sendText, kind: 'clarification-form' });
    }

    const puzzleAbove = { above: puzzleChoice(contest, query.get('puzzle')) };
    const asking = () => writing('ask', path, ask, puzzleAbove);
    const receiver = field('to', t('contests.clarifications.to'), {
      required: false,
      autocomplete: 'off',
      help: t('contests.clarifications.toHelp'),
    });
    const announcing = () => writing('announce', path, announce, { below: receiver });
    /** The organiser's answer, to all or only to the player who asked. */
    const answering = (one) => {
      const more = { before: one.answer ?? '', below: publicChoice(one) };
      const text = writing('answer', one.id, answer(one.id), more);
      const title = t('contests.clarifications.change');
      return one.answer ? h`<details><summary>${title}</summary>${text}</details>` : text;
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
  const { puzzle, player, to, question, answer, askedAt, answeredAt, announcement } = one;
  const about = puzzles.find(({ slug }) => slug === puzzle);
  const head = announcement
    ? h`<strong>${t(`contests.clarifications.${to ? 'message' : 'announcement'}`, { to })}</strong>`
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
