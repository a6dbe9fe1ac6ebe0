import { get, send, worded } from '../base/api.js';
import { field, form } from '../base/form.js';
import { t } from '../base/language.js';
import { saveAs } from '../base/saving.js';
import { h, notice, table, workingButton } from '../base/view.js';
import { below } from './frame.js';

/** Accounts and seats for the lines of a list, with the links for the passwords. */
export async function rosterPage({ parameters: [id], signal }) {
  const path = `/api/classes/${encodeURIComponent(id)}`;
  const shown = await get(path, signal);
  const title = t('classes.roster');
  if (!shown.teaches || shown.archivedAt) {
    return below(shown, 'members', title, notice(t('classes.noRoster')));
  }
  async function add({ list, file }) {
    const body = file.size > 0 ? file : list;
    const headers = { 'Content-Type': 'text/csv' };
    const response = await send('POST', `${path}/roster`, { body, headers });
    const { lines } = await response.json();
    // The teacher's browser knows where the page is, even if the server has no setting for it.
    const here = (link) => link && `${location.origin}/${link.slice(link.indexOf('#'))}`;
    return added(shown, lines.map((line) => ({ ...line, link: here(line.link) })));
  }
  const list = {
    ...field('list', t('classes.rosterList'), { help: t('classes.rosterHelp') }),
    input: (id) => h`<textarea id=${id} name="list" rows="6" spellcheck="false"></textarea>`,
  };
  const file = field('file', t('classes.rosterFile'), { type: 'file', required: false });
  const adding = form({ fields: [list, file], action: t('classes.rosterAdd'), send: add });
  return () =>
    below(
      shown,
      'members',
      title,
      h`<p>${t('classes.rosterWhy')}</p> ${adding} <p class="quiet small">${
        t('classes.rosterTaken')
      }</p>`,
    );
}

/** What became of each line; the links are shown only here. */
function added({ name }, lines) {
  const linked = lines.filter(({ link }) => link);
  const counts = Object.groupBy(lines, ({ result }) => result);
  const text = linked.map(({ name, link }) => `${name},${link}\r\n`).join('');
  const download = () => saveAs(`${name}.csv`, new Blob([`name,link\r\n${text}`]));
  const copy = () => navigator.clipboard.writeText(text);
  const columns = [
    { title: t('classes.rosterLine'), class: 'number', cell: ({ line }) => line },
    { title: t('players.player'), cell: ({ name }) => name },
    { title: t('classes.rosterResult'), cell: outcome },
  ];
  const handing = () =>
    h`<p>${t('classes.rosterLinks')}</p>
      <div class="buttons">
        ${workingButton(t('classes.rosterCopy'), copy, { kind: 'small' })}
        ${workingButton(t('classes.download'), download, { kind: 'small' })}
      </div>`;
  const told = {
    made: counts.MADE?.length ?? 0,
    members: counts.MEMBER?.length ?? 0,
    faults: counts.FAULT?.length ?? 0,
  };
  return h`${notice(t('classes.rosterDone', told), told.faults > 0 ? 'problem' : 'hint')}
    ${linked.length > 0 && handing()} ${table(t('classes.roster'), columns, lines)}`;
}

function outcome({ result, link, mailed, fault }) {
  if (result === 'FAULT') {
    return worded(fault, fault.message);
  }
  const texts = [t(`classes.roster${result}`), mailed && t('classes.rosterMailed')];
  return h`${texts.filter(Boolean).join(', ')} ${
    link && h`<code class="class-link">${link}</code>`
  }`;
}
