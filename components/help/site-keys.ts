/** One row of the list of shortcuts: any of `keys` does it. */
export type KeyRow = { readonly keys: readonly string[]; readonly does: string }

/** Keys of every page; they work outside text fields. */
export const siteKeys: readonly KeyRow[] = [
  { keys: ['Ctrl K', '/'], does: 'Search' },
  { keys: ['?'], does: 'This list' },
  { keys: ['['], does: 'Previous lesson, in a lesson' },
  { keys: [']'], does: 'Next lesson, in a lesson' },
  { keys: ['Esc'], does: 'Close a dialog, a menu or the meaning of a word' },
]
