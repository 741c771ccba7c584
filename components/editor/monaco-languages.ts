import type * as monaco from 'monaco-editor/editor'
import { COLOURED, tokenizerOf, type Coloured, type Tokenizer } from '@/lib/highlight/index.ts'

type Monaco = typeof monaco
type Configuration = monaco.languages.LanguageConfiguration

const PAIRS = ['{}', '[]', '()', '""', "''"].map((pair) => ({ open: pair[0]!, close: pair[1]! }))

const PLAIN: Configuration = {
  comments: { lineComment: '#' },
  brackets: [
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
  ],
  autoClosingPairs: PAIRS,
  surroundingPairs: PAIRS,
}

/** What an editor does while somebody types in one of these languages. */
const CONFIGURATIONS: Readonly<Record<Coloured, Configuration>> = {
  dockerfile: PLAIN,
  ignore: { comments: { lineComment: '#' } },
  json: { ...PLAIN, comments: {}, wordPattern: /[\w$.-]+/ },
  makefile: PLAIN,
  shell: PLAIN,
  yaml: {
    ...PLAIN,
    wordPattern: /[\w$.-]+/,
    folding: { offSide: true },
    // What is nested begins two columns further: behind a key without a value.
    onEnterRules: [{ beforeText: /:\s*$/, action: { indentAction: 1 } }],
  },
}

/** What Tab writes: YAML allows no tabs, and the commands of a Makefile begin with one. */
const INDENTATION: Readonly<Record<string, monaco.editor.ITextModelUpdateOptions>> = {
  json: { tabSize: 2, insertSpaces: true },
  makefile: { insertSpaces: false },
  yaml: { tabSize: 2, insertSpaces: true },
}

export function registerLanguages(editor: Monaco): void {
  for (const id of COLOURED) {
    editor.languages.register({ id })
    editor.languages.setLanguageConfiguration(id, CONFIGURATIONS[id])
    editor.languages.setTokensProvider(id, tokensProvider(tokenizerOf(id)))
  }
  editor.editor.onDidCreateModel((model) => {
    model.updateOptions(INDENTATION[model.getLanguageId()] ?? {})
  })
}

type State = monaco.languages.IState & { readonly of: unknown }

function stateOf(of: unknown): State {
  const state: State = {
    of,
    clone: () => stateOf(of),
    equals: (other) => JSON.stringify((other as State).of) === JSON.stringify(of),
  }
  return state
}

function tokensProvider({ start, line }: Tokenizer<unknown>): monaco.languages.TokensProvider {
  return {
    getInitialState: () => stateOf(start),
    tokenize(text, state) {
      const result = line(text, (state as State).of)
      const tokens = result.tokens.map(({ start: startIndex, kind }) => ({
        startIndex,
        scopes: kind === 'text' ? '' : kind,
      }))
      return { tokens, endState: stateOf(result.state) }
    },
  }
}
