/** What a key of a lab's page asks for. */
export type LabKeyId =
  | 'check'
  | 'save'
  | 'file'
  | 'problems'
  | 'xray'
  | 'solution'
  | 'next-region'
  | 'last-region'

export type LabKey = {
  readonly id: LabKeyId
  /** As `aria-keyshortcuts` spells them, `Control` standing for Cmd on a Mac too. Any of them does it. */
  readonly chords: readonly string[]
  /** As people read them. */
  readonly keys: readonly string[]
  readonly does: string
}

const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** All keys that a lab's page handles itself. The list of shortcuts shows this table, and the page acts by it. */
export const labKeys: readonly LabKey[] = [
  { id: 'check', chords: ['Control+Enter'], keys: ['Ctrl Enter'], does: 'Check' },
  { id: 'save', chords: ['Control+S'], keys: ['Ctrl S'], does: 'Save now; saving also happens by itself' },
  {
    id: 'file',
    chords: DIGITS.map((digit) => `Alt+${digit}`),
    keys: ['Alt 1 to 9'],
    does: 'Open the first to ninth file',
  },
  { id: 'problems', chords: ['Alt+P'], keys: ['Alt P'], does: 'Problems' },
  { id: 'xray', chords: ['Alt+X'], keys: ['Alt X'], does: 'X-ray, in a lab with a Dockerfile' },
  { id: 'solution', chords: ['Alt+D'], keys: ['Alt D'], does: 'Solution' },
  { id: 'next-region', chords: ['F6'], keys: ['F6'], does: 'Next region: brief, editor, results' },
  { id: 'last-region', chords: ['Shift+F6'], keys: ['Shift F6'], does: 'Previous region' },
]

export type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** What a press asks for, and which of the key's chords it is, from 0; null for a press that means nothing here. */
export function labKeyOf(event: Pressed): { readonly id: LabKeyId; readonly index: number } | null {
  const chord = chordOf(event)
  for (const { id, chords } of labKeys) {
    const index = chords.indexOf(chord)
    if (index >= 0) return { id, index }
  }
  return null
}

/** For `aria-keyshortcuts`. */
export function shortcutOf(id: LabKeyId): string {
  const chords = labKeys.find((key) => key.id === id)?.chords ?? []
  return chords.flatMap((chord) => [chord, ...onMac(chord)]).join(' ')
}

const onMac = (chord: string) => (chord.includes('Control+') ? [chord.replace('Control', 'Meta')] : [])

function chordOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string {
  const held = [(ctrlKey || metaKey) && 'Control', altKey && 'Alt', shiftKey && 'Shift'].filter(Boolean)
  return [...held, altKey ? nameOf(code) : key.replace(/^[a-z]$/, upper)].join('+')
}

/** By the place of the key: with Alt, its letter is another one on a Mac. */
const nameOf = (code: string) => code.replace(/^(Key|Digit)/, '')
const upper = (letter: string) => letter.toUpperCase()
