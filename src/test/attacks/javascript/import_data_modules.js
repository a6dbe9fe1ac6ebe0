// name: import_data_modules
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless|FORBIDDEN|RUNTIME_ERROR|WRONG_ANSWER
// must_not: code in a module sees more than a script does, or imports itself into a fault of the judge
// oracle: universal+no_java_stack+no_hostinfo

const module = (text) => import('data:text/javascript,' + encodeURIComponent(text));
const NAMES = ['Java', 'Polyglot', 'Graal', 'load', 'print', 'require', 'process', 'Atomics', 'SharedArrayBuffer'];

async function checkio(x) {
  const { seen, meta } = await module(
    `export const seen = ${JSON.stringify(NAMES)}.filter((name) => name in globalThis); export const meta = import.meta;`);
  if (seen.length > 0) {
    console.log('PWNED: import_data_modules:', seen.join());
  }
  console.log(meta.url, Reflect.ownKeys(meta).join());
  for (const text of ['import "/tmp/judge-attack/canary.txt"', 'await import(import.meta.url)', 'export * from "fs"', 'a b']) {
    try {
      await module(text);
    } catch (error) {
      console.log(error.name);
    }
  }
  return x * 2;
}
