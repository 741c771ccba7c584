import type { Draft } from './gather.ts'

/**
 * `alias scan=true`: what a word that is one starts depends on the shell. Those of BusyBox and Debian replace it, bash does so only
 * where people type. So nobody can tell that such a command runs. Source: POSIX, "2.3.1 Alias Substitution"; bash(1), "ALIASES".
 */
export function withAliases(commands: readonly Draft[]): readonly Draft[] {
  const aliases = new Set<string>()
  return commands.map((command) => {
    if (command.program === 'alias') for (const name of namesOf(command)) aliases.add(name)
    const [first] = command.words
    return first !== undefined && aliases.has(first.raw) ? { ...command, certain: false } : command
  })
}

/** Without a value an alias is only printed. */
function namesOf({ words }: Draft): readonly string[] {
  return words.slice(1).flatMap(({ shown }) => /^([^=]+)=/.exec(shown)?.[1] ?? [])
}
