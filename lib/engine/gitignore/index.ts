export { isIgnored } from './match.ts'
export { parseGitignore } from './parse.ts'
