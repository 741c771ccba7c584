import type { Range } from '../../source/position.ts'

/** One mistake, before it gets its code. */
export type Tell = { readonly message: string; readonly range: Range }
