export { ignores } from './match.ts'
export { parseDockerignore } from './parse.ts'
export type { Dockerignore, IgnorePattern } from './model.ts'
