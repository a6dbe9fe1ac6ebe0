import { current, post, send } from '../../base/api.js';
import { choice, field, form, textField } from '../../base/form.js';
import { t } from '../../base/language.js';
import { h, paged, repeat, shortTime } from '../../base/view.js';
import { contestApi, pagesOf } from '../calls.js';
import { contestFrame } from './frame.js';

/** Questions, answers and announcements, newest first. */
export function clarificationsPage(visit) {
  const { signal, query, update } = visit;
  return contestFrame(visit, 'clarifications', async (contest, stream) => {
    const { mine, registered, state, puzzles } = contest;
    const path = contestApi(contest.id, 'clarifications');
    const fetchPage = pagesOf(path, {}, signal);
    const list = paged(await fetchPage(null), fetchPage, update);

    /** A new one comes first; a changed one stays at its place. */
    function put(one) {
      const place = list.items.findIndex(({ id }) => id === one.id);
      list.items = place < 0 ? [one, ...list.items] : list.items.with(place, one);
      update();
    }
    stream.on('clarification', put);

    /** A form with one text. The page that is shown again when the contest turns leaves it as it is. */
    function writing(kind, work, { above, below, before = '' } = {}) {
      const text = textField('text', t(`contests.clarifications.label.${kind}`), { value: before });
      const sendText = async (given, node) => {
        put(await work({ ...given, text: given.text.trim() }));
        node.reset();
      };
      const action = t(`contests.clarifications.${kind}`);
      const fields = [above, text, below];
      return form({ fields, action, send: sendText, kind: 'clarification-form' });
    }

    function asking() {
      const topics = { '': t('contests.general') };
      puzzles.forEach(({ slug, label, title }) => (topics[slug] = `${label} · ${title}`));
      const above = choice(
        'puzzle',
        t('contests.clarifications.about'),
        topics,
        query.get('puzzle'),
      );
      const ask = ({ text, puzzle }) => post(path, { question: text, puzzle: puzzle || null });
      return writing('ask', ask, { above });
    }

    function announcing() {
      const below = field('to', t('contests.clarifications.to'), {
        required: false,
        autocomplete: 'off',
        help: t('contests.clarifications.toHelp'),
      });
      const announce = ({ text, to }) =>
        post(path, { question: text, announcement: true, to: to.trim() || null });
      return writing('announce', announce, { below });
    }

    /** The organiser's answer, to all or only to the player who asked. */
    function answering(one) {
      const answer = async ({ text, open }) => {
        const body = { answer: text, public: open === 'on' };
        return await (await send('PUT', `${path}/${one.id}`, { body })).json();
      };
      const below = h`<label class="check">
        <input type="checkbox" name="open" ?checked=${one.public}>
        ${t('contests.clarifications.toAll')}
      </label>`;
      const text = writing('answer', answer, { before: one.answer ?? '', below });
      const title = t('contests.clarifications.change');
      return one.answer ? h`<details><summary>${title}</summary>${text}</details>` : text;
    }
    const mayAsk = current() && state === 'RUNNING' && registered && !mine;
    const item = (one) => clarification(contest, one, mine && !one.announcement && answering(one));
    return () =>
      h`<div class="narrow-left">
        ${mine && announcing()} ${mayAsk && asking()}
        <h2>${t('contests.clarifications.all')}</h2>
        <ul class="clarifications">${repeat(list.items, ({ id }) => id, item)}</ul>
        ${list.items.length === 0 && h`<p class="quiet">${t('contests.clarifications.none')}</p>`}
        ${list.more()}
      </div>`;
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
  const answered = () =>
    h`<div class="answered">
      <p class="said">${answer}</p>
      <p class="quiet small">${shortTime(answeredAt)}</p>
    </div>`;
  const open = !answer && !announcement &&
    h`<p class="quiet">${t('contests.clarifications.open')}</p>`;
  return h`<li class=${announcement && 'announcement'}>
    <p class="facts quiet">
      ${head} ${player && h`<span>${player}</span>`} ${shortTime(askedAt)} ${isPrivate}
    </p>
    <p class="said">${question}</p>
    ${answer && answered()} ${open} ${answering}
  </li>`;
}
