/** Hands a text to the reader as a file. */
export function saveFile(name: string, mediaType: string, text: string): void {
  saveBlob(name, new Blob([text], {type: `${mediaType};charset=utf-8`}));
}

/** Hands what was made to the reader as a file. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.appendChild(link);
  link.click();
  link.remove();
  // Browsers begin to read it in a task of their own.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
