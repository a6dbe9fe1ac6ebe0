import { t } from '../../base/language.js';

/** All files of a bundle together are smaller than this. */
const MOST_BYTES = 16 << 20;

/** The texts and pictures of files: `{files: text by path, binary: base64 by path}`. */
export async function contentOf(files) {
  const content = { files: {}, binary: {} };
  const size = Object.values(files).reduce((sum, file) => sum + file.size, 0);
  if (size > MOST_BYTES) {
    throw new Error(t('desk.drop.tooLarge'));
  }
  for (const [path, file] of Object.entries(files)) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const text = textOf(bytes);
    if (text === null) {
      content.binary[path] = base64(bytes);
    } else {
      content.files[path] = text;
    }
  }
  return content;
}

/** The text of a file; null if the file has none. */
export function textOf(bytes) {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text.replaceAll('\r\n', '\n');
  } catch {
    return null;
  }
}

const CHUNK = 0x8000;

export function base64(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(text);
}
