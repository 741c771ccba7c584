export { ignores } from './match.ts'
export { parseDockerignore, parsePatterns } from './parse.ts'
export type { Dockerignore, IgnorePattern } from './model.ts'
