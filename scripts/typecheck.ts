import { generateIndex } from './generate.ts'
import { bin, run } from './support/command.ts'

const PROJECTS = ['tsconfig.json', 'lib/engine/tsconfig.json']

/** Checks the types of the whole project, and of the engine alone: without browser and Node. Shows all errors of both. */
export async function main(): Promise<number> {
  await generateIndex()
  const codes = [await run(bin('next'), ['typegen'], { NEXT_TELEMETRY_DISABLED: '1' })]
  for (const project of PROJECTS) codes.push(await run(bin('tsc'), ['--noEmit', '-p', project]))
  return codes.some((code) => code !== 0) ? 1 : 0
}
