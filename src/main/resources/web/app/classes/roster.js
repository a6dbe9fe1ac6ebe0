import { send, worded } from '../base/api.js';
import { field, form, textField } from '../base/form.js';
import { t } from '../base/language.js';
import { saveAs } from '../base/saving.js';
import { h, notice, numeric, table, workingButton } from '../base/view.js';
import { below, classApi } from './frame.js';

/** Accounts and seats for the lines of a list, with the links for the passwords. */
export function rosterPage(shown) {
  async function add({ list, file }) {
    const body = file.size > 0 ? file : list;
    const headers = { 'Content-Type': 'text/csv' };
    const response = await send('POST', classApi(shown, 'roster'), { body, headers });
    const { lines } = await response.json();
    // The teacher's browser knows where the page is, even if the server has no setting for it.
    const here = (link) => link && `${location.origin}/${link.slice(link.indexOf('#'))}`;
    return added(shown, lines.map((line) => ({ ...line, link: here(line.link) })));
  }
  const list = textField('list', t('classes.rosterList'), {
    help: t('classes.rosterHelp'),
    rows: 6,
    maxlength: null,
    required: false,
    spellcheck: 'false',
  });
  const file = field('file', t('classes.rosterFile'), { type: 'file', required: false });
  const adding = form({ fields: [list, file], action: t('classes.rosterAdd'), send: add });
  const content = h`<p>${t('classes.rosterWhy')}</p>
    ${adding}
    <p class="quiet small">${t('classes.rosterTaken')}</p>`;
  return below(shown, 'members', t('classes.roster'), content);
}

/** What became of each line; the links are shown only here. */
function added({ name }, lines) {
  const linked = lines.filter(({ link }) => link);
  const count = (wanted) => lines.filter(({ result }) => result === wanted).length;
  const rows = linked.map(({ name, link }) => `${name},${link}\r\n`);
  const download = () => saveAs(`${name}.csv`, new Blob(['name,link\r\n', ...rows]));
  const columns = [
    numeric(t('classes.rosterLine'), ({ line }) => line),
    { title: t('players.player'), cell: ({ name }) => name },
    { title: t('classes.rosterResult'), cell: outcome },
  ];
  const handing = () =>
    h`<p>${t('classes.rosterLinks')}</p>
      <p>${workingButton(t('classes.download'), download, { kind: 'small' })}</p>`;
  const told = { made: count('MADE'), members: count('MEMBER'), faults: count('FAULT') };
  return h`${notice(t('classes.rosterDone', told), told.faults > 0 ? 'problem' : 'hint')}
    ${linked.length > 0 && handing()} ${table(t('classes.roster'), columns, lines)}`;
}

function outcome({ result, link, mailed, fault }) {
  if (result === 'FAULT') {
    return worded(fault, fault.message);
  }
  const texts = [t(`classes.roster${result}`), mailed && t('classes.rosterMailed')];
  const shownLink = link && h`<code class="class-link">${link}</code>`;
  return h`${texts.filter(Boolean).join(', ')} ${shownLink}`;
}
