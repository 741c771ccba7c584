/** What an editor asks about a Dockerfile. Pure, as the rest of the engine: text in, plain data out. */
export { completeDockerfile } from './complete.ts'
export { describeDockerfile } from './describe.ts'
export { formatDockerfile } from './format.ts'
export { rename } from './rename.ts'
export { structureOf } from './structure.ts'
export { symbolAt } from './symbols.ts'
