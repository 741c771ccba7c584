import { accountEffects } from './accounts.ts'
import { archiveEffects } from './archives.ts'
import { compilerEffects } from './compilers.ts'
import { copyEffects } from './copies.ts'
import { either, harmless, type Effect, type Effects } from './effect.ts'
import { fileEffects } from './files.ts'
import { gitEffects } from './git.ts'
import { keyEffects } from './keys.ts'
import { languageEffects, python } from './languages.ts'
import { makeEffects } from './make.ts'
import { networkEffects } from './network.ts'
import { harmlessEffects } from './none.ts'
import { packageEffect } from './packages.ts'
import { permissionEffects } from './permissions.ts'
import { find, xargs } from './search.ts'
import { systemEffects } from './system.ts'
import { textEffects } from './text.ts'

export type { Effect, Status } from './effect.ts'

const succeeds: Effect = () => 'ok'

const EFFECTS: Effects = {
  ...harmlessEffects,
  ...languageEffects,
  ...systemEffects,
  ...keyEffects,
  ...makeEffects,
  ...compilerEffects,
  ...textEffects,
  ...gitEffects,
  ...networkEffects,
  ...archiveEffects,
  ...permissionEffects,
  ...copyEffects,
  ...fileEffects,
  ...accountEffects,
  true: succeeds,
  ':': succeeds,
  echo: succeeds,
  printf: succeeds,
  find: find(effectOf),
  xargs: xargs(effectOf),
}

/** Programs that take the words of another. Sources: github.com/vmware/tdnf, github.com/ilikenwf/apt-fast. */
const SAME_AS: ReadonlyMap<string, string> = new Map([
  ['tdnf', 'dnf'],
  ['apt-fast', 'apt-get'],
])

/** What a program does; undefined for one that is not modelled and may do anything. */
export function effectOf(program: string): Effect | undefined {
  const own = /^python[\d.]*$/.test(program)
    ? python
    : Object.hasOwn(EFFECTS, program)
      ? EFFECTS[program]
      : undefined
  const packages = packageEffect(SAME_AS.get(program) ?? program)
  return packages && own ? either(packages, own) : (packages ?? own)
}

/** Options by which any program only tells about itself. */
const QUESTIONS = ['--version', '--help', '-version', '-V']
/** Words these programs print or run instead. */
const NO_QUESTIONS = ['echo', 'printf', 'xargs', 'sh', 'bash', 'test', '[']

/** `anything --version`: no effect, whatever the program is. */
export function onlyAsks(program: string, args: readonly (string | null)[]): boolean {
  const [first] = args
  return args.length === 1 && first != null && QUESTIONS.includes(first) && !NO_QUESTIONS.includes(program)
}

/** Is it known that a program changes nothing? */
export function isHarmless(effect: Effect | undefined): boolean {
  return effect === harmless || effect === succeeds
}
