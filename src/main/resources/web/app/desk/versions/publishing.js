import { address, post, send } from '../../base/api.js';
import { t } from '../../base/language.js';
import { puzzleApi, versionApi } from '../addresses.js';
import { confirmed, workingButton } from '../../base/confirming.js';

/** What an author can do to a version that changes what players see. */
const ACTS = {
  publish,
  retire: (slug, version) => send('DELETE', versionApi(slug, version, '/publication')),
  rollBack: (slug, version) => post(puzzleApi(slug, '/rollback'), { version }),
};

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

/**
 * A button that publishes, retires or goes back to a version. It asks first.
 *
 * @param what 'publish', 'retire' or 'rollBack'
 * @param done is called afterwards
 */
export function publishing(what, { slug, version }, done, kind = 'small') {
  return workingButton(t(`desk.${what}.button`), kind, async () => {
    const isSure = await confirmed({
      title: t(`desk.${what}.title`, { slug, version }),
      texts: [t(`desk.${what}.text`), t(`desk.${what}.more`)],
      action: t(`desk.${what}.button`),
    });
    if (isSure) {
      await ACTS[what](slug, version);
      done();
    }
  }).node;
}
