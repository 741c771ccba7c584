import type { Executed } from '../types.ts'
import type { World } from '../world.ts'

/** How a command ends, as far as that can be told. */
export type Status = 'ok' | 'fail' | 'unknown'

/** What a command does to the image; null when it is not modelled and may do anything. `command.argv[0]` is the program as written, `args` the words behind it. */
export type Effect = (command: Executed, args: readonly (string | null)[], world: World) => Status | null

/** Programs that neither change the image nor tell whether they succeed. */
export const harmless: Effect = () => 'unknown'
