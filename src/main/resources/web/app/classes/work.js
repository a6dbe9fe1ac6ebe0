import { address, get, send } from '../base/api.js';
import { field, inLine } from '../base/form.js';
import { t } from '../base/language.js';
import { fieldValue, momentOf } from '../base/moment-field.js';
import { h, link, listing, time } from '../base/view.js';
import { source } from '../puzzle/source.js';
import { teacherComments } from '../puzzle/teacher-comments.js';
import { badge } from '../result/verdicts.js';
import { below, classAddress, dates } from './frame.js';

const PAGE_SIZE = 50;

/** What a member has sent for an assignment, for the teacher. */
export async function workPage({ parameters: [id, assignment, player], signal, again, update }) {
  const path = `/api/classes/${encodeURIComponent(id)}`;
  const listPath = `${path}/members/${encodeURIComponent(player)}/submissions`;
  const fetchPage = (after) =>
    get(address(listPath, { assignment, limit: PAGE_SIZE, after }), signal);
  const shown = await get(path, signal);
  const one = shown.assignments.find((known) => known.id === assignment);
  const titles = new Map(one.puzzles.map(({ slug, title }) => [slug, title]));
  const sent = ({ id, submittedAt, late }) =>
    h`${link(classAddress(shown, 'work', assignment, player, id), time(submittedAt))}
      ${late && h`<span class="late">${t('classes.late')}</span>`}`;
  const columns = [
    { title: t('classes.sent'), cell: sent },
    { title: t('classes.puzzle'), cell: ({ puzzle }) => titles.get(puzzle) ?? puzzle },
    { title: t('classes.verdict'), cell: ({ verdict }) => verdictOf(verdict) },
  ];
  const caption = t('classes.work', { player });
  const table = { caption, columns, none: t('classes.nothingSent') };
  const list = await listing(table, fetchPage, update);
  const more = !shown.archivedAt && extension(`${path}/assignments/${one.id}`, one, player, again);
  return () =>
    below(
      shown,
      'progress',
      caption,
      h`<h2>${one.title}</h2>${dates(one)} ${more} ${list()}`,
    );
}

/** More time for a member; an empty field takes it back. */
function extension(path, { extensions = [], dueAt, closesAt }, player, again) {
  if (!dueAt && !closesAt) {
    return null;
  }
  const now = extensions.find((one) => one.player.toLowerCase() === player.toLowerCase())?.dueAt;
  const label = t('classes.extension', { player });
  const value = fieldValue(now);
  const date = field('dueAt', label, { type: 'datetime-local', required: false, value });
  const save = async (given) => {
    const until = momentOf(given.dueAt, now);
    const place = `${path}/extensions/${encodeURIComponent(player)}`;
    await (until ? send('PUT', place, { body: { dueAt: until } }) : send('DELETE', place));
    await again();
  };
  return inLine(t('classes.save'), [date], save);
}

function verdictOf(verdict) {
  return verdict ? badge(verdict) : t('classes.waits');
}

/** A member's submission with its source, for the teacher. */
export async function submissionPage(
  { parameters: [id, assignment, player, which], signal, update },
) {
  const path = `/api/classes/${encodeURIComponent(id)}`;
  const place = `members/${encodeURIComponent(player)}/submissions/${encodeURIComponent(which)}`;
  const [shown, sent] = await Promise.all([get(path, signal), get(`${path}/${place}`, signal)]);
  const puzzle = shown.assignments.flatMap(({ puzzles }) => puzzles)
    .find(({ slug }) => slug === sent.puzzle);
  const code = source(sent.source);
  const comments = await teacherComments(sent, signal, update);
  return () =>
    below(
      shown,
      'progress',
      t('classes.solution', { player, puzzle: puzzle?.title ?? sent.puzzle }),
      h`<p>${link(classAddress(shown, 'work', assignment, player), t('classes.allSent'))}</p>
      <p>
        ${verdictOf(sent.verdict)} ${time(sent.submittedAt)}
        ${sent.cases && `· ${t('classes.passed', sent.cases)}`}
      </p>
      ${sent.message && h`<pre tabindex="0">${sent.message}</pre>`}
      <h2>${t('submission.source')}</h2>
      ${code} ${comments && comments()}`,
    );
}
