/** Opens the browser's file dialog, for files of some endings or kinds. */
export function chooseFiles(accept: string, take: (files: File[]) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = accept;
  input.addEventListener('change', () => take([...(input.files ?? [])]));
  input.click();
}
