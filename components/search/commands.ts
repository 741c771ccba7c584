import { sitePages } from '@/lib/site/pages.ts'
import { type Theme, applyTheme } from '@/components/site/theme'
import type { SearchEntry } from '@/lib/search/types.ts'

/** What the dialog lets a command do. */
export type CommandContext = { readonly go: (href: string) => void; readonly showShortcuts: () => void }

type Command = {
  readonly id: string
  readonly title: string
  readonly words: string
  readonly run: (context: CommandContext) => void
}

const commands: readonly Command[] = [
  ...sitePages.map(({ href, name, words }): Command => ({
    id: `go:${href}`,
    title: `Go to ${name}`,
    words,
    run: ({ go }) => go(href),
  })),
  theme('light', 'Use the light theme'),
  theme('dark', 'Use the dark theme'),
  theme('system', 'Use the theme of the system'),
  {
    id: 'shortcuts',
    title: 'Show shortcuts',
    words: 'keyboard keys help',
    run: ({ showShortcuts }) => showShortcuts(),
  },
]

function theme(name: Theme, title: string): Command {
  return {
    id: `theme:${name}`,
    title,
    words: 'switch appearance colours contrast',
    run: () => applyTheme(name),
  }
}

/** The commands as things to be found. */
export const commandEntries: readonly SearchEntry[] = commands.map(({ id, title, words }) => ({
  kind: 'command',
  title,
  href: id,
  detail: '',
  words,
}))

export function runCommand(id: string, context: CommandContext): void {
  commands.find((command) => command.id === id)?.run(context)
}
