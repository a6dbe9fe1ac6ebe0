import { post, send } from '../../base/api.js';
import { t } from '../../base/language.js';
import { puzzleApi, versionApi } from '../addresses.js';
import { confirmed, workingButton } from '../confirming.js';

/** The buttons that change what players see. Each asks first; `done` is called afterwards. */

export function publishButton(slug, version, done) {
  return asking(
    slug,
    version,
    'publish',
    done,
    () => post(versionApi(slug, version, '/publication')),
  );
}

export function retireButton(slug, version, done) {
  return asking(
    slug,
    version,
    'retire',
    done,
    () => send('DELETE', versionApi(slug, version, '/publication')),
  );
}

export function rollBackButton(slug, version, done) {
  return asking(
    slug,
    version,
    'rollBack',
    done,
    () => post(puzzleApi(slug, '/rollback'), { version }),
  );
}

function asking(slug, version, what, done, act) {
  const isMain = what === 'publish';
  return workingButton(t(`desk.${what}.button`), isMain ? 'main' : 'small', async () => {
    const isSure = await confirmed({
      title: t(`desk.${what}.title`, { slug, version }),
      texts: [t(`desk.${what}.text`), t(`desk.${what}.more`)],
      action: t(`desk.${what}.button`),
    });
    if (isSure) {
      await act();
      done();
    }
  }).node;
}
