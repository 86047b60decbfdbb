/** The text of a file. What is not UTF-8 was saved by a spreadsheet here in the national encoding (GB 18030). */
export async function readTextFile(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    // The decoder says only that it is not UTF-8.
    return new TextDecoder('gb18030').decode(bytes);
  }
}
