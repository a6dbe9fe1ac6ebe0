import { post, send } from '../../base/api.js';
import { t } from '../../base/language.js';
import { element, moreButton, notice, shortTime } from '../../base/page.js';
import { current } from '../../base/session.js';
import { contestApi } from '../addresses.js';
import { load } from '../loading.js';
import { contestFrame } from './frame.js';

/** Texts that are not sent yet. They outlive a turn of the contest, which shows the page again. */
const unsent = new Map();

/** Questions, answers and announcements, newest first. */
export function clarificationsPage(visit) {
  const { signal, query } = visit;
  return contestFrame(visit, 'clarifications', async (contest, live) => {
    const path = contestApi(contest.id, '/clarifications');
    const fetchPage = (after) =>
      load(`${path}?limit=100${after ? `&after=${encodeURIComponent(after)}` : ''}`, signal);
    const page = await fetchPage(null);
    const list = listOf(contest, path);
    page.items.forEach((one) => list.put(one, false));
    live.on('clarification', (one) => list.put(one, true));
    const added = (one) => list.put(one, true);
    const visible = current() && contest.state === 'RUNNING' && contest.registered;
    return element(
      'div',
      { class: 'narrow-left' },
      contest.mine ? announcing(path, added) : null,
      visible && !contest.mine ? asking(contest, path, query.get('puzzle'), added) : null,
      element('h2', {}, t('contests.clarifications.all')),
      list.node,
      moreButton(page.next, fetchPage, (items) => items.forEach((one) => list.put(one, false))),
    );
  });
}

/** The list: `put` shows a new clarification, above with `first`, or the new state of one. */
function listOf(contest, path) {
  const items = new Map();
  const list = element('ul', { class: 'clarifications' });
  const none = element('p', { class: 'quiet' }, t('contests.clarifications.none'));

  function put(one, first) {
    const node = item(contest, one, path, (changed) => put(changed, false));
    const old = items.get(one.id);
    if (old?.contains(document.activeElement) && old.querySelector('textarea')?.value) {
      return; // Somebody is writing an answer there.
    }
    if (old) {
      old.replaceWith(node);
    } else if (first) {
      list.prepend(node);
    } else {
      list.append(node);
    }
    items.set(one.id, node);
    none.hidden = true;
  }

  return { node: element('div', {}, list, none), put };
}

function item(contest, one, path, changed) {
  const { puzzle, player, question, answer, askedAt, answeredAt, announcement } = one;
  const about = contest.puzzles.find(({ slug }) => slug === puzzle);
  return element(
    'li',
    { class: announcement ? 'announcement' : null },
    element(
      'p',
      { class: 'facts quiet' },
      announcement
        ? element('strong', {}, t('contests.clarifications.announcement'))
        : element('span', {}, about ? `${about.label} · ${about.title}` : t('contests.general')),
      player ? element('span', {}, player) : null,
      shortTime(askedAt),
      one.public || announcement ? null : element('span', {}, t('contests.clarifications.private')),
    ),
    element('p', { class: 'said' }, question),
    answer
      ? element(
        'div',
        { class: 'answered' },
        element('p', { class: 'said' }, answer),
        answeredAt ? element('p', { class: 'quiet small' }, shortTime(answeredAt)) : null,
      )
      : announcement
      ? null
      : element('p', { class: 'quiet' }, t('contests.clarifications.open')),
    contest.mine && !announcement ? answering(one, path, changed) : null,
  );
}

function asking({ puzzles }, path, chosen, added) {
  const text = area('question', path);
  const puzzle = element(
    'select',
    { name: 'puzzle' },
    element('option', { value: '' }, t('contests.general')),
    puzzles.map(({ slug, label, title }) =>
      element('option', { value: slug, selected: slug === chosen }, `${label} · ${title}`)
    ),
  );
  return sending(t('contests.clarifications.ask'), [
    element('label', {}, t('contests.clarifications.about'), puzzle),
    element('label', {}, t('contests.clarifications.question'), text.node),
  ], async () => {
    const body = { question: text.value.trim(), puzzle: puzzle.value || null };
    added(await post(path, body));
    text.clear();
  });
}

function announcing(path, added) {
  const text = area('announcement', path);
  return sending(t('contests.clarifications.announce'), [
    element('label', {}, t('contests.clarifications.text'), text.node),
  ], async () => {
    added(await post(path, { announcement: true, question: text.value.trim() }));
    text.clear();
  });
}

/** The organiser's answer, to all or only to the player who asked. */
function answering({ id, answer, public: open }, path, changed) {
  const text = area('answer', `${path}/${id}`, answer);
  const everybody = element('input', { type: 'checkbox', checked: open });
  const form = sending(t('contests.clarifications.answer'), [
    element('label', {}, t('contests.clarifications.yourAnswer'), text.node),
    element('label', { class: 'check' }, everybody, ' ', t('contests.clarifications.toAll')),
  ], async () => {
    const body = { answer: text.value.trim(), public: everybody.checked };
    const response = await send('PUT', `${path}/${id}`, { body });
    text.clear();
    changed(await response.json());
  });
  return answer
    ? element('details', {}, element('summary', {}, t('contests.clarifications.change')), form)
    : form;
}

/** A field for a text: `{node, value, clear()}`. */
function area(name, path, before = '') {
  const key = `${current()?.name} ${name} ${path}`;
  const node = element('textarea', {
    name,
    rows: '3',
    maxlength: '4000',
    required: true,
    input: () => unsent.set(key, node.value),
  });
  node.value = unsent.get(key) ?? before ?? '';
  return {
    node,
    get value() {
      return node.value;
    },
    clear() {
      unsent.delete(key);
      node.value = '';
    },
  };
}

/** A form with one button, which shows what went wrong. */
function sending(title, fields, work) {
  const message = element('div', { 'aria-live': 'polite' });
  const button = element('button', { class: 'main' }, title);
  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    message.replaceChildren();
    try {
      await work();
    } catch (problem) {
      const details = (problem.violations ?? []).map((fault) => fault.message).join(' ');
      message.replaceChildren(notice(details || problem.message));
    }
    button.disabled = false;
  }
  return element('form', { class: 'clarification-form', submit }, fields, button, message);
}
