import type { RunInstruction } from '../../dockerfile/model.ts'
import { baseName } from '../../dockerfile/shell/program.ts'
import { readSetOptions } from '../../dockerfile/shell/shells.ts'
import { unwrap } from '../../dockerfile/shell/unwrap.ts'
import { shellOptions, type ShellOptions } from '../../dockerfile/shell/walk.ts'
import type { Heredoc } from '../../dockerfile/syntax.ts'
import { slice } from '../../source/position.ts'
import type { RuleInput } from '../rule.ts'
import { perFile } from './facts.ts'

/** The shell that reads a RUN in shell form, and how it is started. */
export type RunShell = {
  /** Base name: `sh`, `bash`. */
  readonly name: string
  readonly options: ShellOptions
  /** The here-document that is the whole script, `RUN <<EOF`. */
  readonly heredoc: Heredoc | null
  /** The `#!` line of that here-document, its line end included; empty without one. */
  readonly shebang: string
}

/** A `#!` line makes the body a program of its own, whatever SHELL says. */
export function runShell(input: RuleInput, run: RunInstruction): RunShell {
  const known = shells(input).get(run)
  if (known) return known
  const shell = readShell(run, input.dockerfile.source)
  shells(input).set(run, shell)
  return shell
}

const shells = perFile((): Map<RunInstruction, RunShell> => new Map())

function readShell({ node, before }: RunInstruction, source: string): RunShell {
  const [only, more] = node.heredocs
  const heredoc = only && !more && slice(source, only.range) === node.body.text.trim() ? only : null
  const shebang = heredoc === null ? '' : (/^#![^\n]*\n?/.exec(heredoc.content)?.[0] ?? '')
  const argv = shebang === '' ? before.shell.argv : shebang.slice(2).trim().split(/\s+/)
  return { ...started(argv), heredoc, shebang }
}

/** `/bin/bash -eo pipefail -c`, `/usr/bin/env bash -e`. */
export function started(argv: readonly string[]): Pick<RunShell, 'name' | 'options'> {
  const called = unwrap([...argv, ':'])
  const words = called.script === null ? called.argv.slice(0, -1) : called.argv
  const name = called.shell ?? baseName(words[0]) ?? 'sh'
  const options = called.script === null ? (readSetOptions(words, 1, [])?.on ?? []) : called.options
  return { name, options: shellOptions(options) }
}
