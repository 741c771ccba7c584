export { ignores } from './match.ts'
export { parseDockerignore, parsePatterns } from './parse.ts'
