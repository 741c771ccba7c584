import { secretName } from './names.ts'
import { chainOf } from '../../dockerfile/chain.ts'
import type { Dockerfile, RunInstruction, StageInstruction } from '../../dockerfile/model.ts'
import { isInside } from '../../dockerfile/paths.ts'
import type { Command, ShellWord, Statement } from '../../dockerfile/shell/types.ts'
import { walkCommands, type FlatCommand } from '../../dockerfile/shell/walk.ts'

/** What a RUN knows of secrets: which variables hold one, paths of files that are one. */
export type Secrets = { readonly isSecret: (name: string) => boolean; readonly paths: readonly string[] }

/** A command with the secret in it. */
export type Use = {
  readonly flat: FlatCommand
  /** The secret is in its words, in what it reads, or in what the command before it in the pipe writes. */
  readonly in: 'words' | 'input'
}

/** Where each ARG and ENV with a secret's name is first set, by stage; made once for a file, empty when there is none. */
export type SecretVariables = readonly ReadonlyMap<string, number>[]

export function secretVariables({ stages }: Dockerfile): SecretVariables {
  const found = stages.map(({ instructions }) => {
    const first = new Map<string, number>()
    for (const instruction of instructions) {
      for (const name of namesSetBy(instruction)) {
        if (!first.has(name) && secretName(name) === 'secret') first.set(name, instruction.index)
      }
    }
    return first
  })
  return found.some(({ size }) => size > 0) ? found : []
}

function namesSetBy(instruction: StageInstruction): readonly string[] {
  if (instruction.keyword === 'ARG') return instruction.declarations.map(({ name }) => name)
  return instruction.keyword === 'ENV' ? instruction.pairs.map(({ key }) => key.text ?? '') : []
}

/** From the secret mounts of a RUN, and from build arguments and ENV it can see; null when there are none. */
export function secretsOf(
  dockerfile: Dockerfile,
  variables: SecretVariables,
  run: RunInstruction,
): Secrets | null {
  const mounts = run.mounts.filter(({ type }) => type === 'secret')
  const mounted = new Set(mounts.flatMap(({ options }) => options['env'] ?? []))
  const paths = mounts.flatMap(({ target }) => target ?? [])
  if (mounted.size === 0 && paths.length === 0 && variables.every(({ size }) => size === 0)) return null
  const chain = chainOf(dockerfile, run.stage).map(({ index }) => index)
  const setBefore = (stage: number, name: string): boolean =>
    (variables[stage]?.get(name) ?? Infinity) < (stage === run.stage ? run.index : Infinity)
  if (mounted.size === 0 && paths.length === 0 && chain.every((stage) => variables[stage]?.size === 0))
    return null
  return { isSecret: (name) => mounted.has(name) || chain.some((stage) => setBefore(stage, name)), paths }
}

/** The commands of a RUN that see a secret, in order. A shell variable that takes the secret up is one from then on. */
export function usesOf(run: RunInstruction, secrets: Secrets): readonly Use[] {
  const taken = new Set<string>()
  const known = {
    isSecret: (name: string) => taken.has(name) || secrets.isSecret(name),
    paths: secrets.paths,
  }
  const uses: Use[] = []
  let flowing = false
  for (const flat of run.script ? walkCommands(run.script) : []) {
    const words = mentions([...flat.command.words, ...herewords(flat.command)], known)
    const input: boolean = (flat.pipe.from && flowing) || mentions(inputs(flat.command), known)
    for (const name of assignedNames(flat.command, known, input)) taken.add(name)
    flowing = words || input
    if (flowing) uses.push({ flat, in: words ? 'words' : 'input' })
  }
  return uses
}

function herewords({ redirects }: Command): readonly ShellWord[] {
  return redirects.flatMap(({ content }) => content ?? [])
}

function inputs({ redirects }: Command): readonly ShellWord[] {
  return redirects.flatMap(({ operator, target }) =>
    operator.startsWith('<') && target !== null ? [target] : [],
  )
}

/** `T=$(cat /run/secrets/t)`, `export T=…`, `read T < /run/secrets/t`. */
function assignedNames({ assignments, words }: Command, secrets: Secrets, input: boolean): readonly string[] {
  const direct = assignments
    .filter(({ value }) => value !== null && mentions([value], secrets))
    .map(({ name }) => name)
  const program = words[0]?.literal
  if (program === 'read' && input)
    return [...direct, ...words.slice(1).flatMap(({ literal }) => literal ?? [])]
  if (program !== 'export' && program !== 'declare' && program !== 'local') return direct
  const exported = words.slice(1).filter((word) => mentions([word], secrets))
  return [...direct, ...exported.flatMap(({ raw }) => /^(\w+)=/.exec(raw)?.[1] ?? [])]
}

/** Does a word hold the secret, name its file, or run a command that does? */
export function mentions(words: readonly ShellWord[], secrets: Secrets): boolean {
  return words.some(({ parts, literal }) => {
    if (literal !== null && namesSecretFile(literal, secrets)) return true
    return parts.some((part) => {
      if (part.kind === 'literal') return namesSecretFile(part.text, secrets)
      if (part.kind === 'variable') return secrets.isSecret(part.name) && !/^:?\+/.test(part.operation)
      return part.kind === 'command-substitution' && statementsMention(part.body, secrets)
    })
  })
}

function statementsMention(body: readonly Statement[], secrets: Secrets): boolean {
  return walkCommands({ body }).some(({ command }) =>
    mentions([...command.words, ...inputs(command), ...herewords(command)], secrets),
  )
}

/** `/run/secrets/token`, also as part of a longer word: `--file=/run/secrets/token`, `@/run/secrets/token`. */
function namesSecretFile(text: string, { paths }: Secrets): boolean {
  return paths.some(
    (path) =>
      text === path ||
      isInside(path, text) ||
      (path.length > 4 && new RegExp(`[=@:]${escaped(path)}$`).test(text)),
  )
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
