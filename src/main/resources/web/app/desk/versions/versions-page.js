import { address, post, send } from '../../base/api.js';
import { confirmed } from '../../base/dialog.js';
import { field, form } from '../../base/form.js';
import { t } from '../../base/language.js';
import { h, link, numeric, shortTime, table, wideOnly, workingButton } from '../../base/view.js';
import { plain } from '../../result/plain-value.js';
import { deskAddress, puzzleApi, versionApi } from '../addresses.js';
import { getOr, stateBadge } from '../parts.js';

/** What an author can do to a version in this state, which changes what players see. */
const ACTS_BY_STATE = { VALIDATED: 'publish', PUBLISHED: 'retire', RETIRED: 'rollBack' };
const ACTS = {
  publish,
  retire: (slug, version) => send('DELETE', versionApi(slug, version, '/publication')),
  rollBack: (slug, version) => post(puzzleApi(slug, '/rollback'), { version }),
};

/** All versions of a puzzle, what can be done with each, and who writes the puzzle. */
export async function versionsPage({ puzzle: { slug, versions }, again, signal }) {
  const path = puzzleApi(slug, '/authors');
  const { coAuthors } = await getOr({ coAuthors: [] }, path, signal);
  const acts = ({ version, state }) => {
    const act = ACTS_BY_STATE[state];
    return h`<span class="version-actions">
      ${link(deskAddress(slug, 'report', { version }), t('desk.tab.report'))}
      ${act && publishing(act, slug, version, again)}
    </span>`;
  };
  const columns = [
    numeric(t('desk.version'), ({ version }) => version),
    { title: t('desk.stateTitle'), cell: ({ state }) => stateBadge(state) },
    wideOnly(t('desk.report.strength'), ({ strength }) => percent(plain(strength))),
    wideOnly(t('desk.created'), ({ createdAt }) => shortTime(createdAt)),
    { title: t('desk.actions'), cell: acts },
  ];
  return h`<p class="quiet">${t('desk.versionsLead')}</p>
    ${table(t('desk.tab.versions'), columns, versions)} ${authorsForm(path, coAuthors)}`;
}

function authorsForm(path, coAuthors) {
  const names = field('coAuthors', t('desk.coAuthors.names'), {
    required: false,
    value: coAuthors.join(', '),
    help: t('desk.coAuthors.help'),
    spellcheck: 'false',
  });
  const save = async ({ coAuthors: text }) => {
    await send('PUT', path, { body: { coAuthors: text.split(/[\s,]+/).filter(Boolean) } });
    return t('desk.coAuthors.saved');
  };
  return form({ fields: [names], action: t('desk.coAuthors.save'), send: save });
}

function percent(share) {
  return typeof share === 'number' ? t('units.percent', { n: Math.round(share * 100) }) : '–';
}

/**
 * A button that publishes, retires or goes back to a version. It asks first.
 *
 * @param what 'publish', 'retire' or 'rollBack'
 * @param done is called afterwards
 */
export function publishing(what, slug, version, done, kind = 'small') {
  const action = t(`desk.${what}.button`);
  const act = async () => {
    const isSure = await confirmed({
      title: t(`desk.${what}.title`, { slug, version }),
      texts: [t(`desk.${what}.text`), t(`desk.${what}.more`)],
      action,
    });
    if (isSure) {
      await ACTS[what](slug, version);
      done();
    }
  };
  return workingButton(action, act, { kind });
}

/** Publishes a version. If players of a contest shall see the puzzle first, it asks once more. */
async function publish(slug, version) {
  const path = versionApi(slug, version, '/publication');
  try {
    await post(path);
  } catch (problem) {
    if (!problem.violations?.some(({ field }) => field === 'early')) {
      throw problem;
    }
    const isSure = await confirmed({
      title: t('desk.early.title', { slug }),
      texts: [problem.message, t('desk.early.text')],
      action: t('desk.early.button'),
    });
    if (isSure) {
      await post(address(path, { early: true }));
    }
  }
}
