import type { Theme } from '@/components/site/theme'
import type { Preference, Values } from '@/lib/store/preferences.ts'

type Option<V extends string> = { readonly value: V; readonly name: string }
/** One choice of a student, with a sentence on what it does. */
export type Setting<V extends string = string> = {
  readonly title: string
  readonly words: string
  readonly options: readonly Option<V>[]
}

export const THEME: Setting<Theme> = {
  title: 'Theme',
  words: 'Light or dark on every page; System follows your device.',
  options: [
    { value: 'system', name: 'System' },
    { value: 'light', name: 'Light' },
    { value: 'dark', name: 'Dark' },
  ],
}

/** The others on the page, in its order. What a lab remembers by itself, such as its panel, is not asked here. */
export const SETTINGS: {
  readonly [P in Exclude<Preference, 'panel' | 'dock' | 'diff'>]: Setting<Values[P]>
} = {
  editor: {
    title: 'Editor',
    words:
      'The full editor marks problems in the text; the plain one is a text field that every device knows. Automatic takes the plain one on phones.',
    options: [
      { value: 'auto', name: 'Automatic' },
      { value: 'full', name: 'Full' },
      { value: 'plain', name: 'Plain' },
    ],
  },
  fontSize: {
    title: 'Size of the editor’s text',
    words:
      'In pixels, in both editors. Phones show at least 16, so that the page does not zoom when you type.',
    options: [
      { value: '12', name: '12' },
      { value: '13.5', name: '13.5' },
      { value: '15', name: '15' },
      { value: '17', name: '17' },
      { value: '20', name: '20' },
    ],
  },
  wrap: {
    title: 'Long lines',
    words: 'Wrapped lines go on below; otherwise the editor scrolls sideways.',
    options: [
      { value: 'off', name: 'Scroll' },
      { value: 'on', name: 'Wrap' },
    ],
  },
  tabKey: {
    title: 'Tab key in the full editor',
    words:
      'Tab indents the text, or moves on to what comes after the editor. Ctrl M changes it while you write.',
    options: [
      { value: 'indent', name: 'Indents' },
      { value: 'leave', name: 'Leaves the editor' },
    ],
  },
  singleKeys: {
    title: 'Shortcuts of one key',
    words:
      'Keys such as ? and / do something outside text fields. Turn them off where they get in the way of speech input or of your hands.',
    options: [
      { value: 'on', name: 'On' },
      { value: 'off', name: 'Off' },
    ],
  },
  motion: {
    title: 'Motion',
    words: 'Panels and rings move for a moment as they change. Less stops that; System follows your device.',
    options: [
      { value: 'system', name: 'System' },
      { value: 'reduce', name: 'Less' },
    ],
  },
}
