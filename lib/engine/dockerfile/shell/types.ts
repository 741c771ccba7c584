import type { Range } from '../../source/position.ts'

/**
 * A shell script as far as Docker needs it: our own nodes, whatever library parsed it. Ranges point into the
 * Dockerfile.
 */
export type Script = {
  readonly body: readonly Statement[]
  /** The text the shell gets. */
  readonly text: string
  readonly range: Range
  /** A script with errors has the statements that could be read before them. */
  readonly errors: readonly { readonly message: string; readonly range: Range }[]
}

export type Statement =
  | Command
  | {
      readonly kind: 'pipeline'
      readonly commands: readonly Statement[]
      readonly negated: boolean
      readonly range: Range
    }
  /** `a && b || c` is left-associative: `connectors[i]` stands between `items[i]` and `items[i + 1]`. */
  | {
      readonly kind: 'and-or'
      readonly items: readonly Statement[]
      readonly connectors: readonly ('&&' | '||')[]
      readonly range: Range
    }
  | { readonly kind: 'background'; readonly body: Statement; readonly range: Range }
  | {
      readonly kind: 'subshell' | 'group'
      readonly body: readonly Statement[]
      /** Of a function's body that stands for its call: `A=1 function`. */
      readonly given?: readonly Assignment[]
      readonly redirects: readonly Redirect[]
      readonly range: Range
    }
  /** `clauses` hold if and elif in order; `otherwise` is the else part. */
  | {
      readonly kind: 'if'
      readonly clauses: readonly {
        readonly test: readonly Statement[]
        readonly body: readonly Statement[]
      }[]
      readonly otherwise: readonly Statement[]
      readonly redirects: readonly Redirect[]
      readonly range: Range
    }
  /** `words` is null for `for x` without `in` (the positional parameters). */
  | {
      readonly kind: 'for'
      readonly variable: string
      readonly words: readonly ShellWord[] | null
      readonly body: readonly Statement[]
      readonly redirects: readonly Redirect[]
      readonly range: Range
    }
  | {
      readonly kind: 'while'
      readonly until: boolean
      readonly test: readonly Statement[]
      readonly body: readonly Statement[]
      readonly redirects: readonly Redirect[]
      readonly range: Range
    }
  | {
      readonly kind: 'case'
      readonly subject: ShellWord
      readonly items: readonly {
        readonly patterns: readonly ShellWord[]
        readonly body: readonly Statement[]
      }[]
      readonly redirects: readonly Redirect[]
      readonly range: Range
    }
  | {
      readonly kind: 'function'
      readonly name: string
      readonly body: readonly Statement[]
      readonly range: Range
    }
  /** `[[ … ]]` and `(( … ))`: bash only. `words` are the operands of `[[ … ]]` in order. */
  | {
      readonly kind: 'test' | 'arithmetic'
      readonly text: string
      readonly words: readonly ShellWord[]
      readonly range: Range
    }

export type Command = {
  readonly kind: 'command'
  /** `A=1 B=2` before the name; without words they set shell variables. */
  readonly assignments: readonly Assignment[]
  /** Name and arguments. Empty for bare assignments or bare redirects. */
  readonly words: readonly ShellWord[]
  readonly redirects: readonly Redirect[]
  readonly range: Range
}

export type Assignment = {
  readonly name: string
  readonly append: boolean
  readonly value: ShellWord | null
  readonly range: Range
}

export type Redirect = {
  /** `>`, `>>`, `<`, `<<`, `<<-`, `<<<`, `>&`, `&>`, `>|`, `<>` … */
  readonly operator: string
  readonly fd: number | null
  /** The file or descriptor; null for a here-document. */
  readonly target: ShellWord | null
  /** The here-document's body, without the leading tabs that `<<-` takes off. */
  readonly body: string | null
  /**
   * The same body as one quoted word, for expansion; its `literal` is set when the delimiter was quoted or
   * nothing needs expanding.
   */
  readonly content: ShellWord | null
  readonly range: Range
}

export type ShellWord = {
  /** As written, quotes included. */
  readonly raw: string
  readonly parts: readonly WordPart[]
  /** The value when nothing in the word has to be expanded (globs count as text here), else null. */
  readonly literal: string | null
  readonly range: Range
}

export type WordPart =
  | { readonly kind: 'literal'; readonly text: string; readonly quoted: boolean }
  /**
   * `$name` or `${name…}`; `operation` is the text behind the name, such as `:-default` or `%.tar`, empty for
   * a plain reference. `operator` is the sign it begins with (`:-`, `%`, `//`, `[` for an index …),
   * `operands` the words it works with. `unset`: it is known that nothing sets it.
   */
  | {
      readonly kind: 'variable'
      readonly name: string
      readonly operation: string
      readonly operator: string
      readonly operands: readonly ShellWord[]
      readonly unset?: true
      readonly quoted: boolean
    }
  | { readonly kind: 'command-substitution'; readonly body: readonly Statement[]; readonly quoted: boolean }
  /** An unquoted `*`, `?` or `[…]`. */
  | { readonly kind: 'glob'; readonly text: string }
  /**
   * Arithmetic, process substitution, brace expansion, `${#x}` …: not evaluated. `body` holds the commands
   * that run inside it.
   */
  | {
      readonly kind: 'other'
      readonly text: string
      readonly body: readonly Statement[]
      readonly quoted: boolean
    }
