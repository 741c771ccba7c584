/** Text out of a file for a terminal: what would move the cursor or hide something is shown as a replacement character. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, (char) =>
    char === '\t' ? ' ' : '\uFFFD',
  )
}

/** Columns a text takes on a terminal: none for marks that join, two for wide characters. A rule of thumb, for carets. */
export function widthOf(text: string): number {
  let width = 0
  for (const char of text) width += JOINS.test(char) ? 0 : WIDE.test(char) ? 2 : 1
  return width
}

/** Marks, and format characters such as the zero width joiner. */
const JOINS = /\p{M}|\p{Cf}/u

const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}/u
