const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
}

/** Text for an attribute or an element. Control characters are not allowed in XML, not even escaped. */
export function xml(text: string): string {
  return text
    .replaceAll(/[^\n\P{Cc}]|[\uFFFE\uFFFF]|\p{Cs}/gu, '\uFFFD')
    .replaceAll(/[&<>"\n]/g, (char) => ENTITIES[char]!)
}
