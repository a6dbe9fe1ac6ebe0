/**
 * localStorage, or memory where the browser forbids it (private windows, a full disk). A value in
 * memory is newer than the stored one.
 */
const memory = new Map();

export function load(key) {
  try {
    return memory.get(key) ?? localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** What was kept as JSON; null if there is nothing or it cannot be read. */
export function loadJson(key) {
  try {
    return JSON.parse(load(key));
  } catch {
    return null;
  }
}

/** Keeps a text; whether it stays after the page is closed. */
export function save(key, text) {
  try {
    localStorage.setItem(key, text);
    memory.delete(key);
    return true;
  } catch {
    memory.set(key, text);
    return false;
  }
}

export function forget(key) {
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // The value was only in memory.
  }
}
