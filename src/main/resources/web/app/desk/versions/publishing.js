import { post, send } from '../../base/api.js';
import { t } from '../../base/language.js';
import { puzzleApi, versionApi } from '../addresses.js';
import { confirmed, workingButton } from '../confirming.js';

/** What an author can do to a version that changes what players see. */
const ACTS = {
  publish: (slug, version) => post(versionApi(slug, version, '/publication')),
  retire: (slug, version) => send('DELETE', versionApi(slug, version, '/publication')),
  rollBack: (slug, version) => post(puzzleApi(slug, '/rollback'), { version }),
};

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
