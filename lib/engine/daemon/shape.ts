/** What a value of daemon.json may be. Names of keys are those of the Go structures that dockerd reads the file into. */
export type Shape =
  | { readonly kind: 'any' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'text'; readonly values?: readonly string[]; readonly check?: TextCheck }
  | { readonly kind: 'integer'; readonly least?: number; readonly most?: number }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'map'; readonly of: Shape }
  /** Go finds its keys in any case and passes over those it does not know. */
  | { readonly kind: 'object'; readonly keys: Readonly<Record<string, Shape>> }

/** What is wrong with a text, as the rest of a sentence that begins with the text; null when nothing is. */
export type TextCheck = (text: string) => string | null

export const BOOLEAN: Shape = { kind: 'boolean' }
export const TEXT: Shape = { kind: 'text' }
export const TEXTS: Shape = { kind: 'list', of: TEXT }
/** Counts: dockerd refuses less than nothing. */
export const COUNT: Shape = { kind: 'integer', least: 0 }

export function checked(check: TextCheck): Shape {
  return { kind: 'text', check }
}

export function oneOf(...values: readonly string[]): Shape {
  return { kind: 'text', values }
}

export function listOf(of: Shape): Shape {
  return { kind: 'list', of }
}

export function mapOf(of: Shape): Shape {
  return { kind: 'map', of }
}

export function objectOf(keys: Readonly<Record<string, Shape>>): Shape {
  return { kind: 'object', keys }
}
