import type * as z from 'zod'
import { composeKeys, composeThings } from './compose.ts'
import { hostKeys } from './host.ts'
import { settingsKeys } from './settings.ts'
import { lineKeys, lineThings } from './lines.ts'
import { pipelineKeys, pipelineThings } from './pipeline.ts'

/** The vocabulary about files beside Dockerfiles: one file for each kind, put together here. */
export type * from './compose.ts'
export type * from './host.ts'
export type * from './lines.ts'
export type * from './pipeline.ts'
export type * from './settings.ts'

export const fileThings = { ...composeThings, ...pipelineThings, ...lineThings }
export const fileKeys = { ...composeKeys, ...pipelineKeys, ...lineKeys, ...hostKeys, ...settingsKeys }

type Keys = typeof fileKeys
export type FileThing = keyof typeof fileThings
export type FileChecks = { readonly [Key in keyof Keys]?: z.infer<Keys[Key]> }
