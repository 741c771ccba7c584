export { isIgnored } from './match.ts'
export type { GitPattern, Gitignore } from './model.ts'
export { parseGitignore } from './parse.ts'
