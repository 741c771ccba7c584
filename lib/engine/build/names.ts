/** A list of names, written with blanks between them. */
export function names(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(' '))
}
