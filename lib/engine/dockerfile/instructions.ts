import type { LineStarts } from '../source/position.ts'
import { rangeAt } from '../source/position.ts'
import type { Problem } from '../source/problem.ts'
import { parseDuration } from './durations.ts'
import { expandWord, expandWords } from './expand.ts'
import { parseExposedPort } from './expose-port.ts'
import { beforeComment } from './inline-comments.ts'
import { parseMount } from './mount.ts'
import type {
  ArgDeclaration,
  ArgInstruction,
  CommandInstruction,
  CopyInstruction,
  CopySource,
  HealthcheckInstruction,
  Mount,
  Pair,
  ParseOptions,
  RunInstruction,
  StageInstruction,
  StageState,
  Value,
} from './model.ts'
import { resolvePath } from './paths.ts'
import { runScript } from './run-script.ts'
import type { Flag, Instruction, Word } from './syntax.ts'
import { lookupIn, type Scope } from './variables.ts'

/** Where an instruction stands. */
export type Where = { readonly stage: number; readonly index: number; readonly before: StageState }

type ReaderInput = {
  readonly source: string
  readonly starts: LineStarts
  readonly escape: '\\' | '`'
  readonly options: ParseOptions
  readonly globals: Scope
  /** Takes what is wrong with a value, once it is known. */
  readonly report: (problem: Problem) => void
  /** Index of the stage a `--from` names; null when none does. */
  readonly findStage: (name: string) => number | null
}

export type Reader = {
  readonly readInstruction: (node: Instruction, where: Where, scope: Scope) => StageInstruction
  readonly readGlobalArg: (node: Instruction, where: Where) => ArgInstruction
  readonly flagValue: (node: Instruction, name: string, scope: Scope) => Value | null
}

/** Turns syntax nodes that have no error into typed instructions; ARG and ENV set their names in the scope. */
export function createReader({
  source,
  starts,
  escape,
  options,
  globals,
  findStage,
  report,
}: ReaderInput): Reader {
  function expand(word: Word, scope: Scope): Value {
    const { text, variables, error } = expandWord(word.value, (name) => lookupIn(scope, name), { escape })
    if (error !== null)
      report({ code: 'variable-expansion', message: sentenceOf(error), severity: 'error', range: word.range })
    return { raw: word.value, text, variables, range: word.range }
  }

  function checkSource(source: Value, keyword: 'COPY' | 'ADD'): Value {
    if (keyword === 'COPY' && /^https?:\/\//.test(source.text ?? '')) {
      const message = "source can't be a URL for COPY. ADD can fetch one."
      report({ code: 'copy-url', message, severity: 'error', range: source.range })
    }
    return source
  }

  function checkPort(port: Value): Value {
    const parsed = port.text ? parseExposedPort(port.text) : null
    if (parsed && 'error' in parsed)
      report({
        code: 'expose-port-invalid',
        message: sentenceOf(parsed.error),
        severity: 'error',
        range: port.range,
      })
    return port
  }

  /** A comment behind the ports would be one port for each of its words; one message is enough. */
  function portWords(node: Instruction): readonly Word[] {
    const words = beforeComment(node)
    const comment = node.args[words.length]
    if (comment) {
      const message = `invalid port: ${JSON.stringify(comment.value)}: Docker knows comments only at the beginning of a line.`
      report({ code: 'inline-comment', message, severity: 'error', range: comment.range })
    }
    return words
  }

  function flagValue(node: Instruction, name: string, scope: Scope): Value | null {
    const flag = node.flags.find((candidate) => candidate.name === name)
    return flag ? expand(flagWord(flag), scope) : null
  }

  function readInstruction(node: Instruction, where: Where, scope: Scope): StageInstruction {
    const common = { node, range: node.range, ...where }
    const value = (index: number): Value => expand(node.args[index]!, scope)
    switch (node.keyword) {
      case 'ARG':
        return {
          keyword: 'ARG',
          ...common,
          declarations: node.args.map((word) => declare(word, scope, false)),
        }
      case 'ENV':
        return { keyword: 'ENV', ...common, pairs: setEnv(pairsOf(node, scope), scope) }
      case 'LABEL':
        return { keyword: 'LABEL', ...common, pairs: pairsOf(node, scope) }
      case 'RUN':
        return readRun(node, where, scope)
      case 'COPY':
      case 'ADD':
        return readCopy(node, node.keyword, where, scope)
      case 'USER':
        return { keyword: 'USER', ...common, user: value(0) }
      case 'WORKDIR': {
        const path = value(0)
        return { keyword: 'WORKDIR', ...common, path, resolved: resolvePath(where.before.workdir, path.text) }
      }
      case 'EXPOSE':
        return {
          keyword: 'EXPOSE',
          ...common,
          ports: portWords(node)
            .flatMap((word) => expandList(word, scope))
            .map(checkPort),
        }
      case 'VOLUME':
        return { keyword: 'VOLUME', ...common, paths: node.args.map((word) => expand(word, scope)) }
      case 'CMD':
      case 'ENTRYPOINT':
        return { keyword: node.keyword, ...common, ...readCommand(node, where), text: node.body.text }
      case 'HEALTHCHECK':
        return readHealthcheck(node, where)
      case 'SHELL':
        return { keyword: 'SHELL', ...common, argv: node.args.map((word) => word.value) }
      case 'STOPSIGNAL':
        return { keyword: 'STOPSIGNAL', ...common, signal: value(0) }
      case 'ONBUILD':
        return { keyword: 'ONBUILD', ...common, trigger: node.trigger }
      case 'MAINTAINER':
        return { keyword: 'MAINTAINER', ...common, name: node.args[0]?.value ?? '' }
      default:
        return { keyword: 'INVALID', ...common }
    }
  }

  /** EXPOSE expands into any number of words. */
  function expandList(word: Word, scope: Scope): Value[] {
    const one = expand(word, scope)
    const { words } = expandWords(word.value, (name) => lookupIn(scope, name), { escape })
    if (!words) return [{ ...one, text: null }]
    return words.map((text) => ({ ...one, text }))
  }

  function readGlobalArg(node: Instruction, where: Where): ArgInstruction {
    const declarations = node.args.map((word) => declare(word, globals, true))
    return { keyword: 'ARG', node, range: node.range, ...where, declarations }
  }

  /** `--build-arg` wins, then the default, then the global ARG of that name; else it is whatever the caller passes. */
  function declare(word: Word, scope: Scope, global: boolean): ArgDeclaration {
    const equals = word.value.indexOf('=')
    const name = equals === -1 ? word.value : word.value.slice(0, equals)
    const nameRange = partOf(word, 0, name.length)
    const initial =
      equals === -1
        ? null
        : expand(
            { value: word.value.slice(equals + 1), range: partOf(word, equals + 1, word.value.length) },
            scope,
          )
    const given = valueOfArg(name, initial, global)
    const known = lookupIn(scope, name)
    // An ARG without a value leaves a value from below as it is.
    const kept = given === null && !global && typeof known === 'string'
    const found = kept ? known : given
    const isSet = !kept && found !== undefined
    if (isSet) scope.own.set(name, found)
    const value = {
      raw: initial?.raw ?? '',
      text: found ?? null,
      variables: initial?.variables ?? [],
      range: initial?.range ?? nameRange,
    }
    return { name, nameRange, initial, value, isSet, range: word.range }
  }

  /** Undefined: not set. Null: set by the caller, to what is not known. */
  function valueOfArg(name: string, initial: Value | null, global: boolean): string | null | undefined {
    const given = options.buildArgs
    if (given && Object.hasOwn(given, name)) return given[name]!
    if (initial) return initial.text
    if (!global && globals.own.has(name)) return globals.own.get(name)
    return given ? undefined : null
  }

  /** A piece of a word; exact where the word is written in one piece, else the whole word. */
  function partOf(word: Word, from: number, to: number): Word['range'] {
    const start = word.range.start.offset
    const written = word.range.end.offset - start === word.value.length
    return written ? rangeAt(starts, start + from, start + to) : word.range
  }

  function pairsOf(node: Instruction, scope: Scope): Pair[] {
    const pairs: Pair[] = []
    for (let at = 0; at + 1 < node.args.length; at += 3) {
      const key = expand(node.args[at]!, scope)
      const value = expand(node.args[at + 1]!, scope)
      const separator = node.args[at + 2]?.value === '=' ? '=' : ''
      pairs.push({ key, value, separator, range: { start: key.range.start, end: value.range.end } })
    }
    return pairs
  }

  /** All values of one ENV are expanded before the first is set. */
  function setEnv(pairs: Pair[], scope: Scope): Pair[] {
    for (const { key, value } of pairs) if (key.text) scope.own.set(key.text, value.text)
    return pairs
  }

  function readRun(node: Instruction, where: Where, scope: Scope): RunInstruction {
    const mounts = node.flags
      .filter(({ name }) => name === 'mount')
      .flatMap((flag) => readMount(flag, where, scope))
    const exec = node.form === 'exec'
    const { script, interpreter } = exec
      ? { script: null, interpreter: null }
      : runScript(node, source, starts, where.before.shell)
    return {
      keyword: 'RUN',
      node,
      range: node.range,
      ...where,
      mounts,
      network: node.flags.find(({ name }) => name === 'network')?.value ?? null,
      argv: exec ? node.args : null,
      script,
      interpreter,
    }
  }

  function readMount(flag: Flag, where: Where, scope: Scope): Mount[] {
    const value = expand(flagWord(flag), scope)
    // With an unknown variable in it the options are read as written, so that the type at least is known.
    const { mount, error } = parseMount(value.text ?? value.raw)
    if (error !== null && value.text !== null)
      report({
        code: 'instruction-flag-invalid',
        message: sentenceOf(error),
        severity: 'error',
        range: value.range,
      })
    if (!mount) return []
    const { type, options: given } = mount
    const from =
      given['from'] === undefined ? null : sourceOf({ ...value, text: given['from'], raw: given['from'] })
    return [{ type, options: given, target: mountTarget(type, given, where, value), from, flag }]
  }

  function mountTarget(
    type: Mount['type'],
    given: Readonly<Record<string, string>>,
    where: Where,
    value: Value,
  ): string | null {
    const target = given['target']
    if (target !== undefined)
      return value.text === null && target.includes('$') ? null : resolvePath(where.before.workdir, target)
    if (type !== 'secret' || given['env'] !== undefined) return null
    const id = given['id'] ?? given['source']
    return id === undefined ? null : `/run/secrets/${id.split('/').at(-1)}`
  }

  function sourceOf(value: Value): CopySource {
    if (value.text === null || value.text.includes('$')) return { kind: 'unknown', value }
    const stage = findStage(value.text)
    return stage === null ? { kind: 'image', value } : { kind: 'stage', stage, value }
  }

  function readCopy(node: Instruction, keyword: 'COPY' | 'ADD', where: Where, scope: Scope): CopyInstruction {
    const inlineAt = new Set(node.heredocs.map(({ range }) => range.start.offset))
    const words = node.args.filter(({ range }) => !inlineAt.has(range.start.offset))
    const fromFlag = node.flags.find(({ name }) => name === 'from')
    const unpack = node.flags.find(({ name }) => name === 'unpack')
    return {
      keyword,
      node,
      range: node.range,
      ...where,
      sources: words.slice(0, -1).map((word) => checkSource(expand(word, scope), keyword)),
      inline: node.heredocs,
      destination: words.length > 0 ? expand(words.at(-1)!, scope) : null,
      // BuildKit expands no variables here.
      from: fromFlag ? sourceOf(plainValue(flagWord(fromFlag))) : null,
      chown: flagValue(node, 'chown', scope),
      chmod: flagValue(node, 'chmod', scope),
      link: isOn(node, 'link'),
      parents: isOn(node, 'parents'),
      exclude: node.flags.filter(({ name }) => name === 'exclude').map(({ value }) => value ?? ''),
      checksum: flagValue(node, 'checksum', scope),
      unpack: unpack ? isOn(node, 'unpack') : null,
    }
  }

  function readCommand(node: Instruction, where: Where): Pick<CommandInstruction, 'argv' | 'script'> {
    if (node.form === 'exec') return { argv: node.args, script: null }
    return { argv: null, script: runScript(node, source, starts, where.before.shell).script }
  }

  function readHealthcheck(node: Instruction, where: Where): HealthcheckInstruction {
    const [type, ...words] = node.args
    const none = type?.value.toUpperCase() === 'NONE'
    const exec = node.form === 'exec'
    const seconds = (name: string): number | null => {
      const text = node.flags.find((flag) => flag.name === name)?.value
      return text == null ? null : parseDuration(text)
    }
    const retries = node.flags.find(({ name }) => name === 'retries')?.value
    const command = words[0] ? afterType(node, words[0]) : null
    return {
      keyword: 'HEALTHCHECK',
      node,
      range: node.range,
      ...where,
      none,
      argv: exec && !none ? words : null,
      script: exec || none || !command ? null : runScript(command, source, starts, where.before.shell).script,
      interval: seconds('interval'),
      timeout: seconds('timeout'),
      startPeriod: seconds('start-period'),
      startInterval: seconds('start-interval'),
      retries: retries == null ? null : Number(retries),
    }
  }

  return { readInstruction, readGlobalArg, flagValue }
}

/** The HEALTHCHECK node as if it began behind the word CMD. */
function afterType(node: Instruction, command: Word): Instruction {
  const cut = node.body.text.length - command.value.length
  const segments = node.body.segments.map(({ logical, source }) => ({ logical: logical - cut, source }))
  const first = segments.findLastIndex(({ logical }) => logical <= 0)
  const kept = segments.slice(Math.max(first, 0)).map(({ logical, source }) => ({
    logical: Math.max(logical, 0),
    source: logical < 0 ? source - logical : source,
  }))
  return { ...node, body: { text: command.value, segments: kept } }
}

/** BuildKit's wording as a sentence. */
function sentenceOf(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

function flagWord({ value, range, valueRange }: Flag): Word {
  return { value: value ?? '', range: valueRange ?? range }
}

function plainValue(word: Word): Value {
  return { raw: word.value, text: word.value, variables: [], range: word.range }
}

function isOn(node: Instruction, name: string): boolean {
  const flag = node.flags.find((candidate) => candidate.name === name)
  return flag !== undefined && flag.value?.toLowerCase() !== 'false'
}
