export type ChangedLines = { readonly file: string; readonly from: number; readonly to: number }
type Files = Readonly<Record<string, string>>

/** Which lines of each file differ from how it was, from the first that does to the last; in the text as it is now. */
export function changedLines(before: Files, now: Files): ChangedLines[] {
  return Object.entries(now).flatMap(([file, text]) => {
    const old = before[file]
    return old === undefined || old === text ? [] : [{ file, ...between(old.split('\n'), text.split('\n')) }]
  })
}

function between(old: readonly string[], now: readonly string[]) {
  const shorter = Math.min(old.length, now.length)
  let start = 0
  while (start < shorter && old[start] === now[start]) start += 1
  let end = 0
  while (end < shorter - start && old.at(-1 - end) === now.at(-1 - end)) end += 1
  // Lines that were only taken away leave the place where they stood.
  const from = Math.min(start + 1, now.length)
  return { from, to: Math.max(now.length - end, from) }
}

/** `Dockerfile, line 9`; `Dockerfile, lines 9 to 12`. */
export function sayLines({ file, from, to }: ChangedLines): string {
  return to > from ? `${file}, lines ${from} to ${to}` : `${file}, line ${from}`
}
