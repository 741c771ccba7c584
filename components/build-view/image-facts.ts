import type { BuildReport, ImageReport } from '@/lib/engine/build/report/types.ts'
import { commandWords, pid1Words, plural, userWords } from '@/lib/engine/build/report/words.ts'

/** A line of the card. `code` is set as code; an absent value says so in words. */
export type Fact = {
  readonly name: string
  readonly values: readonly string[]
  readonly code: boolean
  /** In words, after the values. */
  readonly note: string
  readonly tone: 'plain' | 'absent' | 'warning' | 'bad'
}

/** What the image is set to, in the order of the picture: the table beside it says the same in words. */
export function imageFacts(image: ImageReport, report: Pick<BuildReport, 'secrets' | 'stages'>): Fact[] {
  return [
    fact('USER', [userWords(image)], { warning: image.user.root === true }),
    fact('WORKDIR', image.workdir === null ? [] : [image.workdir], { absent: 'unknown' }),
    envFact(image),
    fact('EXPOSE', image.exposed),
    fact('VOLUME', image.volumes),
    fact('HEALTHCHECK', image.healthcheck === null ? [] : [image.healthcheck]),
    fact('ENTRYPOINT', commandLines(commandWords(image.entrypoint))),
    fact('CMD', commandLines(commandWords(image.cmd))),
    words('PID 1', pid1Words(image), image.pid1.receivesSignals === false ? 'warning' : 'plain'),
    secretsFact(report),
  ]
}

type Options = { readonly absent?: string; readonly warning?: boolean }

function fact(
  name: string,
  values: readonly string[],
  { absent = 'none', warning = false }: Options = {},
): Fact {
  if (values.length === 0) return words(name, absent, 'absent')
  // A value that could not be known is a word of ours, not the file's.
  if (values.every((value) => WORDS.has(value))) return words(name, values[0]!, 'absent')
  return { name, values, code: true, note: '', tone: warning ? 'warning' : 'plain' }
}

const WORDS = new Set(['unknown', 'inherited'])

const words = (name: string, text: string, tone: Fact['tone']): Fact => ({
  name,
  values: [text],
  code: false,
  note: '',
  tone,
})

const commandLines = (command: string) => (command === 'none' ? [] : [command])

/** The file's own variables; those of the base are counted, for they are many and not the student's. */
function envFact({ env }: ImageReport): Fact {
  const own = env.filter((one) => one.own).map(({ name, value }) => `${name}=${value ?? '…'}`)
  const inherited = env.length - own.length
  const note = `${plural(inherited, 'variable')} of the base image`
  if (inherited === 0) return fact('ENV', own)
  return own.length === 0 ? words('ENV', note, 'absent') : { ...fact('ENV', own), note }
}

function secretsFact({ secrets, stages }: Pick<BuildReport, 'secrets' | 'stages'>): Fact {
  const leaks = secrets.filter(({ recoverable }) => recoverable)
  if (leaks.length === 0) return words('SECRETS', 'none recoverable', 'absent')
  const places = leaks.map(({ stage, step, line }) => {
    const number = stages[stage]?.steps[step]?.number
    return number == null ? `line ${line}` : `layer ${number}`
  })
  const where = [...new Set(places)].join(', ')
  return words('SECRETS', `${leaks.length} recoverable, ${where}`, 'bad')
}
