import { DOCKERFILE_TOKENS } from './dockerfile.ts'
import { IGNORE_TOKENS } from './ignore.ts'
import { JSON_TOKENS } from './json.ts'
import { MAKEFILE_TOKENS } from './makefile.ts'
import { SHELL_TOKENS } from './shell.ts'
import type { Token, Tokenizer } from './types.ts'
import { YAML_TOKENS } from './yaml.ts'

export type { Token, TokenKind, Tokenizer } from './types.ts'

/** Hides what a tokenizer remembers from one line to the next: who calls it hands that on and looks at nothing in it. */
function opaque<State>({ start, line }: Tokenizer<State>): Tokenizer<unknown> {
  return { start, line: (text, state) => line(text, state as State) }
}

const TOKENIZERS = {
  dockerfile: opaque(DOCKERFILE_TOKENS),
  ignore: opaque(IGNORE_TOKENS),
  json: opaque(JSON_TOKENS),
  makefile: opaque(MAKEFILE_TOKENS),
  shell: opaque(SHELL_TOKENS),
  yaml: opaque(YAML_TOKENS),
} as const satisfies Readonly<Record<string, Tokenizer<unknown>>>

/** Languages that are coloured line by line. */
export type Coloured = keyof typeof TOKENIZERS

export const COLOURED = Object.keys(TOKENIZERS) as readonly Coloured[]

export function tokenizerOf(language: Coloured): Tokenizer<unknown> {
  return TOKENIZERS[language]
}

/** Tokens of a whole text, line by line. Linear; any text is accepted. */
export function tokensOf<State>(text: string, { start, line }: Tokenizer<State>): (readonly Token[])[] {
  let state = start
  return text.split('\n').map((each) => {
    const result = line(each, state)
    state = result.state
    return result.tokens
  })
}
