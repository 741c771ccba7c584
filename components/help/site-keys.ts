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

/** Keys of one part of a lab: the full editor's own, and those of the X-ray's list. */
export const editorKeys: readonly KeyRow[] = [
  { keys: ['Ctrl .'], does: 'Quick fix for the problem at the cursor, in the full editor' },
  { keys: ['F8', 'Shift F8'], does: 'Next, previous problem, in the full editor' },
  {
    keys: ['Ctrl M'],
    does: 'Let Tab leave the full editor, and again: let it indent (on a Mac Ctrl Shift M)',
  },
  { keys: ['↑', '↓'], does: 'Previous, next layer, in the X-ray' },
  { keys: ['C'], does: 'Change a file and see what is built again, in the X-ray' },
]
