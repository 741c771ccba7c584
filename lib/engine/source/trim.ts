/** Without a character at the end, however often it stands there. `/\/+$/` would begin anew at every slash of the text. */
export function trimEnd(text: string, character: string): string {
  let end = text.length
  while (end > 0 && text[end - 1] === character) end--
  return text.slice(0, end)
}
