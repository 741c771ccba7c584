import type { JsonSchema } from '../document/schema.ts'
import specification from './compose-spec.json' with { type: 'json' }

/** The schema of the compose specification (Apache-2.0; see NOTICE), as its makers publish it. */
export const SPECIFICATION = specification as unknown as JsonSchema
