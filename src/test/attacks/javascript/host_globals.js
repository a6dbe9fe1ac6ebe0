// name: host_globals
// family: javascript
// source: own
// phase: load
// expects: ACCEPTED-harmless
// must_not: a global of the engine, of Node or of a browser reaches files, classes, threads or a clock
// oracle: universal+no_java_stack+no_hostinfo

const ROOT = '/tmp/judge-attack';
const NAMES = `Java Polyglot Graal Packages java javax com org JavaImporter load loadWithNewGlobal read readFully
  readbuffer readline quit exit print printErr require process module exports global Deno Bun fetch XMLHttpRequest
  WebSocket Worker SharedArrayBuffer Atomics WeakRef FinalizationRegistry ShadowRealm Realm WebAssembly performance
  setTimeout setInterval setImmediate queueMicrotask structuredClone importScripts navigator arguments Debug
  Interop Test262 $262 $vm gc d8 AsyncContext Temporal Operator SIMD`.split(/\s+/);
const GIVEN = [[ROOT + '/canary.txt'], ['java.lang.System'], ['js', '1'], []];

for (const name of NAMES) {
  const found = globalThis[name];
  if (found === undefined) {
    continue;
  }
  console.log('there is', name, typeof found);
  for (const tool of [found, found.type, found.eval, found.import, found.getProperty, found.readFileSync]) {
    for (const given of typeof tool === 'function' && name !== 'quit' && name !== 'exit' ? GIVEN : []) {
      try {
        console.log(name, String(tool(...given)));
      } catch {}
    }
  }
  if (/^(Java|Polyglot|Graal|Packages|load|require|process|Atomics|WebAssembly|Worker)$/.test(name)) {
    console.log('PWNED: host_globals:', name);
  }
}

function checkio(x) {
  return x * 2;
}
