import { isDockerfile } from '@/lib/worker/file-kind.ts'

/** A key of the row above a phone's keyboard. `word`: it begins a line. */
export type PhoneKey = { readonly label: string; readonly types: string; readonly word: boolean }

const DOCKERFILE = [
  'FROM',
  'RUN',
  'COPY',
  'USER',
  'CMD',
  'WORKDIR',
  'ENV',
  'EXPOSE',
  'HEALTHCHECK',
  'ENTRYPOINT',
]

/** What a phone's keyboard hides behind two taps, by kind of file. */
const SYMBOLS: Readonly<Record<'dockerfile' | 'yaml' | 'json' | 'ignore' | 'shell', string>> = {
  dockerfile: '" [ ] \\ && -- $ / : =',
  yaml: ': - " # / $ { } | &',
  json: '" : { } [ ] , /',
  ignore: '* ** / ! . #',
  shell: '-- - / " $ \\ : = | &&',
}

const key = (label: string, types = label): PhoneKey => ({ label, types, word: false })

export function phoneKeys(file: string): readonly PhoneKey[] {
  const kind = rowOf(file)
  const symbols = SYMBOLS[kind].split(' ').map((symbol) => key(symbol))
  if (kind === 'yaml') return [key('indent', '  '), key('- item', '- '), ...symbols]
  if (kind === 'json') return [key('indent', '  '), ...symbols]
  if (kind !== 'dockerfile') return symbols
  return [...DOCKERFILE.map((label) => ({ label, types: `${label} `, word: true })), ...symbols]
}

function rowOf(file: string): keyof typeof SYMBOLS {
  if (isDockerfile(file)) return 'dockerfile'
  if (/\.ya?ml$/i.test(file)) return 'yaml'
  if (/\.json5?$/i.test(file)) return 'json'
  return file.endsWith('ignore') ? 'ignore' : 'shell'
}

/** What a key types at a place: an instruction begins a line of its own, unless only blanks stand before it. */
export function typedBy({ types, word }: PhoneKey, before: string): string {
  return word && before.trim() !== '' ? `\n${types}` : types
}
