import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'

export type Tool = { readonly name: string; readonly lint: (text: string) => unknown }

type Modules = {
  readonly dockerfilelint: { run: (configFolder: string, text: string) => unknown }
  readonly dockerfile_lint: new (rules: string) => { validate: (text: string) => unknown }
  readonly 'dockerfile-utils': { validate: (text: string) => unknown }
}

/** The other linters, from bench/node_modules; none where `npm ci` has not run in bench/. */
export function peers(): readonly Tool[] {
  if (!existsSync('bench/node_modules')) return []
  const require = createRequire(resolve('bench/package.json'))
  const load = <Name extends keyof Modules>(name: Name): Modules[Name] => require(name) as Modules[Name]
  const dockerfilelint = load('dockerfilelint')
  const linter = new (load('dockerfile_lint'))(
    resolve('bench/node_modules/dockerfile_lint/config/default_rules.yaml'),
  )
  const utils = load('dockerfile-utils')
  return [
    { name: 'dockerfile-utils', lint: (text) => utils.validate(text) },
    { name: 'dockerfilelint', lint: (text) => dockerfilelint.run('.', text) },
    { name: 'dockerfile_lint', lint: (text) => linter.validate(text) },
  ]
}

/** Runs a tool on a text; false where it throws. */
export function survives(tool: Tool, text: string): boolean {
  try {
    tool.lint(text)
    return true
  } catch {
    return false
  }
}
