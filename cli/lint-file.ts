import { stat, writeFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { createContextReader, createProjectReader } from './context.ts'
import { unifiedDiff } from './diff.ts'
import { sourceOf } from './kinds.ts'
import { toLintOutput } from './lint-output.ts'
import type { LintOutput } from './lint-output.ts'
import { readSource } from './lint-source.ts'
import { reason } from './read.ts'
import { LARGEST_CHECKED, toSource, withCut } from '../lib/check/cut.ts'
import type { Bytes, Source } from '../lib/check/cut.ts'
import { errorsIn, judge } from '../lib/check/judge.ts'
import type { Judged, Surroundings } from '../lib/check/judge.ts'
import { scoreOf } from '../lib/check/score.ts'
import { fixAll } from '../lib/engine/index.ts'
import type { FileKind, Finding, Fixed, Linted } from '../lib/engine/index.ts'

/** What is to be done with every file. Plain data: it crosses to the threads. */
export type LintSettings = {
  readonly cwd: string
  readonly as: string | null
  readonly context: string | null
  readonly only: readonly string[]
  readonly skip: readonly string[]
  readonly fix: 'no' | 'write' | 'show'
}

/** A file that was checked, or why it could not be, as a sentence. */
export type Checked =
  | {
      readonly ok: true
      readonly output: LintOutput
      readonly text: string
      readonly findings: readonly Finding[]
      readonly ignored: Linted['ignored']
      readonly fixed: Fixed['applied']
      /** A unified diff, with `fix: 'show'` only. */
      readonly diff: string
    }
  | { readonly ok: false; readonly message: string }

export type FileChecker = (path: string, given: Bytes | null) => Promise<Checked>

/** Checks one file after the other; neighbours share what was read of their build context. `given` is standard input. */
export function createFileChecker(settings: LintSettings): FileChecker {
  const readContext = createContextReader()
  const readProject = createProjectReader()
  return async (path, given) => {
    const source = sourceOf(path, settings.as)
    if (!source.ok) return source
    const read = await readBytes(resolve(settings.cwd, path), given)
    if (!read.ok) return { ok: false, message: `${path} ${read.message}` }
    const text = toSource(read.bytes)
    if (text === null)
      return { ok: false, message: `${path} is a binary file, which no ${NOUNS[source.kind]} is.` }
    const folder = resolve(settings.cwd, settings.context ?? dirname(source.shown))
    const around: Surroundings = {
      shown: source.shown,
      contextOf: (dockerfile) =>
        readContext(folder, { name: source.shown, text: dockerfile, guessed: settings.context === null }),
      // A file on standard input may belong anywhere.
      projectOf: () => ({
        path: basename(source.shown),
        context: readProject(folder, { guessed: path === '-' && settings.context === null }),
      }),
    }
    return checkText(text, { settings, path, kind: source.kind, around })
  }
}

const NOUNS: Readonly<Record<FileKind, string>> = {
  dockerfile: 'Dockerfile',
  compose: 'compose file',
  'gitlab-ci': 'pipeline',
  daemon: 'daemon.json',
  dockerignore: '.dockerignore',
  gitignore: '.gitignore',
  renovate: 'renovate.json',
  makefile: 'Makefile',
  shell: 'shell script',
}

type Read = { readonly ok: true; readonly bytes: Bytes } | { readonly ok: false; readonly message: string }

async function readBytes(path: string, given: Bytes | null): Promise<Read> {
  try {
    return { ok: true, bytes: given ?? (await readSource(path)) }
  } catch (error) {
    return { ok: false, message: reason(error) }
  }
}

type Job = {
  readonly settings: LintSettings
  readonly path: string
  readonly kind: FileKind
  readonly around: Surroundings
}

async function checkText(source: Source, job: Job): Promise<Checked> {
  const { settings, path, kind, around } = job
  const { shown } = around
  const wanted = ({ rule }: Finding): boolean =>
    (settings.only.length === 0 || settings.only.includes(rule)) && !settings.skip.includes(rule)
  const check = (text: string): Judged => judge(kind, text, around)
  const fixed =
    settings.fix === 'no' ? null : fixSource(source, kind, (text) => check(text).findings.filter(wanted))
  if (fixed && !fixed.ok) return { ok: false, message: `${path} ${fixed.message}` }
  const mended = fixed?.fixed ?? { text: source.text, applied: [] }
  if (settings.fix === 'write' && mended.applied.length > 0) {
    const failure = await write(resolve(settings.cwd, path), mended.text)
    if (failure !== null) return { ok: false, message: `${path} ${failure}` }
  }
  // What is only shown is not written: the file is judged as it is.
  const text = settings.fix === 'write' ? mended.text : source.text
  const { findings, ignored, broken } = withCut(check(text), source, text)
  const counted = findings.filter(wanted)
  const held = ignored.filter(({ finding }) => wanted(finding))
  return {
    ok: true,
    output: toLintOutput({ path: shown, kind, score: scoreOf(broken, findings) }, counted, held),
    text,
    findings: counted,
    ignored: held,
    fixed: mended.applied,
    diff: settings.fix === 'show' ? unifiedDiff(shown, source.text, mended.text) : '',
  }
}

type FixResult =
  | { readonly ok: true; readonly fixed: Fixed }
  | { readonly ok: false; readonly message: string }

/** Nothing is written back that was not read whole and exactly. */
function fixSource(source: Source, kind: FileKind, check: (text: string) => readonly Finding[]): FixResult {
  if (source.exact)
    return { ok: true, fixed: fixAll(source.text, check, { errorsIn: (text) => errorsIn(kind, text) }) }
  const message =
    source.cutFrom === null
      ? 'is not UTF-8 text, so it is not fixed.'
      : `is larger than ${LARGEST_CHECKED / 1024} KB, so it is not fixed.`
  return { ok: false, message }
}

async function write(path: string, text: string): Promise<string | null> {
  try {
    await writeFile(path, text)
    return null
  } catch (error) {
    return REFUSED.has((error as NodeJS.ErrnoException).code ?? '')
      ? 'may not be written by this user, so it is not fixed.'
      : reason(error)
  }
}

const REFUSED: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS'])

/** Does the path lead to a folder? */
export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  )
}
