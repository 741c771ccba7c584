import { build, lintWithIgnored, parse, projectOf } from '../engine/index.ts'
import type { Context, FileKind, Linted, OtherKind, Project } from '../engine/index.ts'
import { lintOther, parseOther, unreadableOf } from '../engine/others.ts'
import { parseDockerignore } from '../engine/dockerignore/index.ts'
import { problemFindings } from '../engine/rules/lint.ts'

/** What lint says about a text, before options choose among it. */
export type Judged = Linted & {
  /** It cannot be used at all, so the whole of it is worth nothing. */
  readonly broken: boolean
  /** Where the last piece begins: of a text that is cut it may be cut in two. */
  readonly last: number
}

export type Surroundings = {
  /** Name by which the file is known, from where the command runs. */
  readonly shown: string
  readonly contextOf: (dockerfile: string) => Context
  /** The file's place in its project, and all the files there. */
  readonly projectOf: () => { readonly path: string; readonly context: Context }
}

/** One text of any kind, as the command line and the playground judge it. Pure. */
export function judge(kind: FileKind, text: string, around: Surroundings): Judged {
  if (kind === 'dockerfile') return judgeDockerfile(text, around)
  return kind === 'dockerignore' ? judgeIgnore(text) : judgeOther(kind, text, around)
}

/** How many errors keep a text from being used: a fix may not add one. */
export function errorsIn(kind: FileKind, text: string): number {
  if (kind === 'dockerfile') return parse(text).allProblems.filter(isError).length
  if (kind === 'dockerignore') return parseDockerignore(text).problems.filter(isError).length
  const model = parseOther(kind, text, ALONE)
  const problems = 'problems' in model ? model.problems : []
  return [...unreadableOf(model), ...problems].filter(isError).length
}

const ALONE: Project = projectOf('', { files: {}, complete: false })

function isError({ severity }: { readonly severity: string }): boolean {
  return severity === 'error'
}

function judgeDockerfile(text: string, { contextOf }: Surroundings): Judged {
  const dockerfile = parse(text)
  const context = contextOf(text)
  const broken = dockerfile.allProblems.some(isError)
  return {
    ...lintWithIgnored(dockerfile, build(dockerfile, context), context),
    broken,
    last: dockerfile.instructions.at(-1)?.range.start.offset ?? 0,
  }
}

/** No rule speaks about patterns by themselves, only what keeps Docker from reading them. */
function judgeIgnore(text: string): Judged {
  const { problems } = parseDockerignore(text)
  const broken = problems.some(isError)
  return {
    findings: problemFindings(problems),
    ignored: [],
    broken,
    last: text.length,
  }
}

function judgeOther(kind: OtherKind, text: string, around: Surroundings): Judged {
  const { path, context } = around.projectOf()
  const project = projectOf(path, context)
  const model = parseOther(kind, text, project)
  const broken = unreadableOf(model).length > 0
  return {
    ...lintOther(kind, model, project),
    broken,
    last: 'blocks' in model ? (model.blocks.at(-1)?.start.offset ?? 0) : text.length,
  }
}
