/** Has the browser save a file. */
export function saveAs(name, content) {
  const anchor = document.createElement('a');
  anchor.href = URL.createObjectURL(content);
  anchor.download = name;
  anchor.click();
  // Some browsers read the file only after the click.
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000);
}
