import type { ImageReference } from '../dockerfile/model.ts'
import type { FileModel } from '../file-model.ts'
import type { Range } from '../source/position.ts'
import type { Call } from './calls.ts'

export type * from './calls.ts'

/** A shell script or Makefile as the command lines in it. Plain data; what cannot be known is null. */
export type CommandFile = FileModel & {
  readonly kind: 'shell' | 'makefile'
  /** The program that the first line names (`#!/usr/bin/env bash` is `bash`), null without such a line. */
  readonly interpreter: string | null
  /** In the order in which they run, those of `$(…)` before the command that uses them; of a Makefile as they stand. */
  readonly commands: readonly CommandLine[]
  /**
   * Every `NAME=value` that is no part of another command, `export NAME=value` included; of `A=1 sh -c '…'` A, for the shell that
   * it starts.
   */
  readonly settings: readonly ScriptSetting[]
  /** The targets of a Makefile; none in a shell script. */
  readonly targets: readonly Target[]
}

export type Target = {
  readonly name: string
  readonly prerequisites: readonly string[]
  readonly range: Range
}

/**
 * One command as the shell starts it, without sudo, env and the like around it. What a secret manager is given to start another
 * command, as in `op run --env-file refs -- docker …`, is a command of its own above that one.
 */
export type CommandLine = {
  /** Its place in `CommandFile.commands`. */
  readonly index: number
  /** Base name of the first word: `/usr/bin/docker` is `docker`. Null when it is not known. */
  readonly program: string | null
  /** The program and its arguments. */
  readonly words: readonly Word[]
  /** What was taken off, outermost first: `sudo`, `env`, `timeout`, `xargs`, `op run` … */
  readonly wrappers: readonly string[]
  /** What is set for this command only: `A=1 docker …`, `env A=1 docker …`. */
  readonly assignments: readonly Setting[]
  /** What takes variables away between the shell and it: `env -i`, `env -u NAME`, `sudo` without -E. */
  readonly withheld: readonly Withheld[]
  readonly redirects: readonly Redirection[]
  /** What it reads from a pipe and who reads what it writes, as places in `commands`. */
  readonly pipe: { readonly from: number | null; readonly to: number | null }
  /** It runs whenever the script runs (or the target is made) and nothing before it fails. */
  readonly certain: boolean
  /** Its failure ends the script (or the recipe) with a failure. */
  readonly failureStops: boolean
  /** Its failure is thrown away: `|| true`, `|| :`, the `-` of a recipe. */
  readonly failureIgnored: boolean
  /** It runs behind `&`: nobody waits for it. */
  readonly background: boolean
  /** The shell function it belongs to, null outside. */
  readonly functionName: string | null
  /** The target of the Makefile it belongs to, null in a shell script. */
  readonly target: string | null
  /** It runs inside `$(…)` or `<(…)`: what it prints is taken by the script. */
  readonly captured: boolean
  /** It runs inside `$(…)`, of the command at this place: what it prints becomes words of that one. */
  readonly usedBy: number | null
  /** The folder it runs in, seen from where the script starts, which is ''; null when that is not known. */
  readonly folder: string | null
  /** The shell process that starts it: '' is that of the script, `2/` a subshell, `2/3/` one in there. */
  readonly process: string
  /** The command with its assignments, redirections and wrappers. */
  readonly range: Range
  /** What it is, for the programs that are known here. */
  readonly call: Call | null
}

/** Variables that a wrapper does not hand on. */
export type Withheld = {
  readonly wrapper: string
  /** Null: all that are not set behind it. */
  readonly names: readonly string[] | null
  /** How many of `wrappers` stand in front of it. */
  readonly behind: number
  /** The shell process that starts the wrapper: what is set in processes below it stays. */
  readonly process: string
}

/** One word behind the shell's expansion. */
export type Word = {
  /** Null when it is not known. */
  readonly text: string | null
  /** The text with what is not known as `${NAME}`, `$(command)` or `${…}`; equal to `text` when that is known. */
  readonly shown: string
  /** As written, quotes included; what a script in quotes (`sh -c '…'`) holds is written as it is read there. */
  readonly raw: string
  /** The names of the variables in it. */
  readonly variables: readonly string[]
  /** Those of them for which nothing is written in case they are not set, as `${NAME:-value}` and `${NAME:?}` do. */
  readonly bare: readonly string[]
  /** Nothing of it is known, and it may become several words, or none: `$OPTIONS` without quotes, `"$@"`. */
  readonly open: boolean
  readonly range: Range
}

/** A variable that the script sets for what follows; `unset` leaves an empty one. */
export type ScriptSetting = Setting & {
  /** By export, or because `set -a` stands above. */
  readonly exported: boolean
  /** Only named, as in `export NAME`: its value is from before. */
  readonly named: boolean
  /** The shell process that sets it: others see it that begin with the same. */
  readonly process: string
  readonly certain: boolean
  /** The place in `commands` of the first command behind it. */
  readonly before: number
}

export type Setting = {
  readonly name: string
  readonly value: string | null
  /** The value with what is not known as `${NAME}`, `$(command)` or `${…}`. */
  readonly shown: string
  /** The names of the variables in the value. */
  readonly variables: readonly string[]
  readonly range: Range
}

export type Redirection = {
  /** `>`, `>>`, `<`, `<<`, `<<<`, `>&`, `&>` … */
  readonly operator: string
  readonly fd: number | null
  /** The file; null when it is not known and for a here-document. */
  readonly target: string | null
  /** The file with names for what is not known; '' for a here-document. */
  readonly shown: string
  /** The names of the variables in the file or text. */
  readonly variables: readonly string[]
  /** Text of a here-document or here-string, null when it is not known and for files. */
  readonly content: string | null
  readonly range: Range
}

/** An image as a command names it: a word, or the value of an option. */
export type ImageWord = {
  readonly word: Pick<Word, 'text' | 'shown' | 'variables' | 'range'>
  /** Null when the text is not known or names no image. */
  readonly reference: ImageReference | null
}
