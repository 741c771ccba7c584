import type { CommandFile } from './cli/model.ts'
import { parseScript } from './cli/parse.ts'
import type { ComposeFile } from './compose/model.ts'
import { parseCompose } from './compose/parse.ts'
import type { DaemonConfig } from './daemon/model.ts'
import { parseDaemon } from './daemon/parse.ts'
import type { FileModel } from './file-model.ts'
import type { OtherKind } from './file-kind.ts'
import type { Gitignore } from './gitignore/model.ts'
import { parseGitignore } from './gitignore/parse.ts'
import type { Pipeline } from './gitlab-ci/model.ts'
import { parsePipeline } from './gitlab-ci/parse.ts'
import type { Project } from './project.ts'
import type { RenovateConfig } from './renovate/model.ts'
import { parseRenovate } from './renovate/parse.ts'
import { commentsOfModel } from './rules/commented.ts'
import { rules as composeRules } from './rules/compose/index.ts'
import { rules as daemonRules } from './rules/daemon/index.ts'
import { rules as pipelineRules } from './rules/gitlab-ci/index.ts'
import { lintFile, problemFindings, rulesAbout } from './rules/lint.ts'
import type { Finding } from './rules/rule.ts'
import { rules as shellRules } from './rules/shell/index.ts'
import { suppress } from './rules/suppressions.ts'
import type { Linted } from './rules/suppressions.ts'

/**
 * The engine's second door: every kind of file beside Dockerfiles. Who holds none of them does not load it. Pure, as the
 * first; never throws on what somebody wrote.
 */
export type Models = {
  readonly compose: ComposeFile
  readonly 'gitlab-ci': Pipeline
  readonly daemon: DaemonConfig
  readonly renovate: RenovateConfig
  readonly shell: CommandFile
  readonly makefile: CommandFile
  readonly gitignore: Gitignore
}

type Support<Model> = {
  readonly parse: (text: string, project: Project) => Model
  /** Everything that is found in a file that can be read, whatever its comments say; with names, under these at least. */
  readonly find: (model: Model, project: Project, names: readonly string[] | null) => readonly Finding[]
  readonly rules: readonly string[]
}

const namesOf = (rules: readonly { readonly meta: { readonly name: string } }[]): string[] =>
  rules.map(({ meta }) => meta.name)

const SCRIPTS = {
  find: (script: CommandFile, project: Project, names: readonly string[] | null) =>
    lintFile(rulesAbout(shellRules, names), { script, project }, script.problems, lineOf),
  rules: namesOf(shellRules),
}

const SUPPORT: { readonly [Kind in OtherKind]: Support<Models[Kind]> } = {
  compose: {
    parse: (text, project) => parseCompose(text, { project }),
    find: (compose, project, names) =>
      lintFile(rulesAbout(composeRules, names), { compose, project }, compose.problems, lineOf),
    rules: namesOf(composeRules),
  },
  'gitlab-ci': {
    parse: (text, project) => parsePipeline(text, { project }),
    find: (pipeline, project, names) =>
      lintFile(rulesAbout(pipelineRules, names), { pipeline, project }, pipeline.problems, lineOf),
    rules: namesOf(pipelineRules),
  },
  daemon: {
    parse: (text) => parseDaemon(text),
    find: (daemon, project, names) =>
      lintFile(rulesAbout(daemonRules, names), { daemon, project }, daemon.problems, lineOf),
    rules: namesOf(daemonRules),
  },
  shell: { parse: (text) => parseScript(text, { kind: 'shell' }), ...SCRIPTS },
  makefile: { parse: (text) => parseScript(text, { kind: 'makefile' }), ...SCRIPTS },
  renovate: {
    parse: (text) => parseRenovate(text),
    find: ({ problems }) => problemFindings(problems),
    rules: [],
  },
  gitignore: { parse: (text) => parseGitignore(text), find: () => [], rules: [] },
}

/** Text → model. What is wrong stands in its `unreadable` and `problems`. */
export function parseOther<Kind extends OtherKind>(kind: Kind, text: string, project: Project): Models[Kind] {
  return SUPPORT[kind].parse(text, project)
}

/** Findings in the order of the text, without what comments in the file hold back, and what they hold back apart. */
export function lintOther<Kind extends OtherKind>(kind: Kind, model: Models[Kind], project: Project): Linted {
  const found = allFindingsOf(kind, model, project)
  if (!('blocks' in model)) return { findings: found, ignored: [] }
  return suppress(found, commentsOfModel(model), SUPPORT[kind].rules)
}

/**
 * Everything that is found, whatever comments say about it. Of a file that cannot be read only why. With names,
 * findings under others may be missing.
 */
export function allFindingsOf<Kind extends OtherKind>(
  kind: Kind,
  model: Models[Kind],
  project: Project,
  names: readonly string[] | null = null,
): readonly Finding[] {
  const unreadable = unreadableOf(model)
  return unreadable.length > 0 ? problemFindings(unreadable) : SUPPORT[kind].find(model, project, names)
}

/** Why a file cannot be graded, empty when it can. */
export function unreadableOf(model: Models[OtherKind]): FileModel['unreadable'] {
  return 'unreadable' in model ? model.unreadable : []
}

/** A rule and a problem that speak about one line speak about the same. */
function lineOf({ start }: { readonly start: { readonly line: number } }): number {
  return start.line
}
