import { z } from 'zod'

/** The vocabulary of `check` and `when`. */
export const checkSchema: z.ZodType = z.unknown()
