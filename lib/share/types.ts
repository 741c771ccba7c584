export type SharedFiles = Readonly<Record<string, string>>

/** What a link holds: files from the playground, or somebody's work on a lab. */
export type Shared =
  | { readonly kind: 'files'; readonly files: SharedFiles }
  | { readonly kind: 'lab'; readonly lab: string; readonly files: SharedFiles }

/** `problem` is a whole sentence for whoever opened the link. */
export type Decoded =
  | { readonly ok: true; readonly value: Shared }
  | { readonly ok: false; readonly problem: string }
