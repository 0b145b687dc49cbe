/** How long a browser may take to have read what it saves. */
const READ_BY_THEN_MS = 60_000;

/** Hands a file over to the browser, to be saved under a name. */
export function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), READ_BY_THEN_MS);
}
