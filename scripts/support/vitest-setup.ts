import { generateIndex } from '../generate.ts'

/** Tests see the rules that exist now, however they were started. */
export async function setup(): Promise<void> {
  await generateIndex()
}
