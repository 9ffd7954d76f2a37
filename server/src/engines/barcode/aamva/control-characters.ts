/** How scanners, editors and mails show the characters that part the elements. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/\\n|\\x0a|\\u000a|<LF>|\^J|␊/gi, "\n"],
  [/\\r|\\x0d|\\u000d|<CR>|\^M|␍/gi, "\r"],
  [/\\x1[c-f]|\\u001[c-f]|<[FGRU]S>|[␜␝␞␟]/gi, "\n"],
];

/** Brings the text to real separators: what was spelt out, and bars in their place, count only where none is real. */
export function restoreSeparators(text: string): string {
  if (lineCount(text) >= minLines) return text;
  let restored = text;
  for (const [spelling, character] of spellings) restored = restored.replace(spelling, character);
  return lineCount(restored) >= minLines ? restored : restored.replaceAll("|", "\n");
}

const minLines = 6;

function lineCount(text: string): number {
  return text.split(/[\n\r]/).length;
}
