/** Kinds of text a theme colours; `text` is the rest. */
export type TokenKind =
  | 'text'
  | 'comment'
  | 'keyword'
  | 'string'
  | 'attribute'
  | 'number'
  | 'variable'
  | 'operator'
/** It covers the line up to the next one's start. */
export type Token = { readonly start: number; readonly kind: TokenKind }

/** Colours a text line by line. States are plain data, compared by value. */
export type Tokenizer<State> = {
  readonly start: State
  /** Every line with what the line above left behind. */
  readonly line: (line: string, state: State) => { readonly tokens: readonly Token[]; readonly state: State }
}
