/** A solution with its declaration. One that declares no verdict is a right one. */
export function declared(text) {
  return /^#[ \t\v\f]*expect:/.test(text) ? text : `# expect: ACCEPTED\n${text}`;
}
