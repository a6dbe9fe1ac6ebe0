import { address, get, send } from '../base/api.js';
import { field, fieldValue, inLine, momentOf } from '../base/form.js';
import { t } from '../base/language.js';
import { h, link, listing, time } from '../base/view.js';
import { source } from '../puzzle/source.js';
import { teacherComments } from '../puzzle/teacher-comments.js';
import { badge } from '../result/verdicts.js';
import { below, classAddress, classApi, dates } from './frame.js';

const PAGE_SIZE = 50;

/** What a member has sent for an assignment, for the teacher. */
export async function workPage(shown, { parameters: [assignment, player], signal, again, update }) {
  const path = classApi(shown, 'members', player, 'submissions');
  const fetchPage = (after) => get(address(path, { assignment, limit: PAGE_SIZE, after }), signal);
  const one = shown.assignments.find(({ id }) => id === assignment);
  const sent = ({ id, submittedAt, late }) =>
    h`${link(classAddress(shown, 'work', assignment, player, id), time(submittedAt))}
      ${late && h`<span class="late">${t('classes.late')}</span>`}`;
  const columns = [
    { title: t('classes.sent'), cell: sent },
    { title: t('classes.puzzle'), cell: ({ puzzle }) => titleOf(shown, puzzle) },
    { title: t('classes.verdict'), cell: ({ verdict }) => verdictOf(verdict) },
  ];
  const caption = t('classes.work', { player });
  const table = { caption, columns, none: t('classes.nothingSent') };
  const list = await listing(table, fetchPage, update);
  const more = !shown.archivedAt && extension(shown, one, player, again);
  return () =>
    below(shown, 'progress', caption, h`<h2>${one.title}</h2>${dates(one)} ${more} ${list()}`);
}

/** More time for a member; an empty field takes it back. */
function extension(shown, { id, extensions = [], dueAt, closesAt }, player, again) {
  if (!dueAt && !closesAt) {
    return null;
  }
  const now = extensions.find((one) => one.player.toLowerCase() === player.toLowerCase())?.dueAt;
  const label = t('classes.extension', { player });
  const value = fieldValue(now);
  const date = field('dueAt', label, { type: 'datetime-local', required: false, value });
  const save = async (given) => {
    const until = momentOf(given.dueAt, now);
    const path = classApi(shown, 'assignments', id, 'extensions', player);
    await (until ? send('PUT', path, { body: { dueAt: until } }) : send('DELETE', path));
    await again();
  };
  return inLine(t('classes.save'), [date], save);
}

function titleOf({ assignments }, slug) {
  const puzzles = assignments.flatMap((one) => one.puzzles);
  return puzzles.find((puzzle) => puzzle.slug === slug)?.title ?? slug;
}

function verdictOf(verdict) {
  return verdict ? badge(verdict) : t('classes.waits');
}

/** A member's submission with its source, for the teacher. */
export async function submissionPage(shown, visit) {
  const { parameters: [assignment, player, which], signal, update } = visit;
  const sent = await get(classApi(shown, 'members', player, 'submissions', which), signal);
  const { verdict, submittedAt, cases, message } = sent;
  const title = t('classes.solution', { player, puzzle: titleOf(shown, sent.puzzle) });
  const code = source(sent.source, sent.language);
  const comments = await teacherComments(sent, signal, update);
  const content = () =>
    h`<p>${link(classAddress(shown, 'work', assignment, player), t('classes.allSent'))}</p>
      <p>
        ${verdictOf(verdict)} ${time(submittedAt)}
        ${cases && `· ${t('classes.passed', cases)}`}
      </p>
      ${message && h`<pre tabindex="0">${message}</pre>`}
      <h2>${t('submission.source')}</h2>
      ${code} ${comments && comments()}`;
  return () => below(shown, 'progress', title, content());
}
