/** The first two stand in YAML and JSON, the others in Dockerfiles. */
export type CompletionKind =
  | 'key'
  | 'value'
  | 'instruction'
  | 'flag'
  | 'stage'
  | 'image'
  | 'variable'
  | 'file'
  | 'folder'

/** Something that can be written at a place. Plain data: it crosses from the worker to the page. */
export type Completion = {
  readonly kind: CompletionKind
  readonly label: string
  /** What kind of thing it is, in a word or two: `list`, `true or false`, `service`. */
  readonly detail: string
  /** What it is for; empty where nothing is known. */
  readonly documentation: string
  readonly insertText: string
}

/** What can be written at a caret, and the text that it takes the place of: offsets, `from` to `to`. */
export type Completions = {
  readonly from: number
  readonly to: number
  readonly items: readonly Completion[]
}

/** What a key is for, in Markdown, and where it stands. */
export type Description = { readonly text: string; readonly from: number; readonly to: number }

/** What may stand at a place of a file, as far as its kind says. Made when it is asked for: schemas refer to themselves. */
export type Form = {
  readonly keys: readonly Key[]
  /** Under a name that the author chooses. */
  readonly anyKey: (() => Form) | null
  readonly items: (() => Form) | null
  readonly values: readonly string[]
  /** What is written there, in words; empty where it does not matter. */
  readonly takes: string
}

export type Key = { readonly name: string; readonly about: string; readonly form: () => Form }

/** Keys that lead to a place; a number stands for any item of a list. */
export type Path = readonly (string | number)[]

/** Where a caret stands, in a text that need not be whole. */
export type Place = {
  readonly path: Path
  /** A key is written here; with `value`, in YAML both may be meant. */
  readonly key: boolean
  readonly value: boolean
  readonly from: number
  readonly to: number
  /** Keys that the map around the caret has already. */
  readonly siblings: readonly string[]
}

export const NOTHING: Form = { keys: [], anyKey: null, items: null, values: [], takes: '' }

/** What may stand under a path. */
export function formAt(form: Form, path: Path): Form {
  return path.reduce<Form>((at, step) => {
    if (typeof step === 'number') return at.items?.() ?? NOTHING
    const key = at.keys.find(({ name }) => name === step)
    return key ? key.form() : (at.anyKey?.() ?? NOTHING)
  }, form)
}
