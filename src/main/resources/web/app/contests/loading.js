import { send } from '../base/api.js';
import { parse } from '../base/python.js';
import { contestApi } from './addresses.js';
import { heard } from './clock.js';

/** Like `get`, and sets the clock by the answer. */
export async function load(path, signal) {
  const response = await send('GET', path, { signal });
  const content = parse(await response.text());
  heard(content.now ?? response.headers.get('Date'));
  return content;
}

export function loadContest(id, signal) {
  return load(contestApi(id), signal);
}
