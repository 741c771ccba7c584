/** Blank-separated words as a list: long lists of options and names stay readable. */
export function words(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(' '))
}
