import { parseScript } from '../../cli/parse.ts'
import type { OtherKind } from '../../file-kind.ts'
import { allFindingsOf, parseOther, unreadableOf } from '../../others.ts'
import type { FileGrader } from '../file-grader.ts'
import { grade as gradeWith, gradesOf } from '../grade.ts'
import type { Grade, Lab } from '../types.ts'
import type { ReadFile } from '../subject.ts'
import { matchCompose } from './compose/compose.ts'
import { matchService, SERVICE } from './compose/service.ts'
import { matchDaemon } from './daemon.ts'
import { matchGitignored } from './gitignored.ts'
import { matchHost } from './host.ts'
import { LINE, matchLine } from './lines/line.ts'
import { matchBefore } from './pipeline/before.ts'
import { JOB, matchJob } from './pipeline/job.ts'
import { matchPipeline } from './pipeline/pipeline.ts'
import { matchPush, PUSH } from './pipeline/pushes.ts'
import { matchRenovate } from './renovate.ts'
import { matchValid } from './valid.ts'

/** Marks what the answer holds beside a Dockerfile: one entry for each key of the vocabulary about files. */
export const fileGrader: FileGrader = {
  parse: (kind, text, project) =>
    kind === 'shell' ? parseScript(text, { kind, alone: true }) : parseOther(kind, text, project),
  unreadable: unreadableOf,
  findings: (filesOf, names) =>
    KINDS.flatMap((kind) => filesOf(kind).flatMap((file) => findingsIn(file, names))),
  kinds: { service: SERVICE, job: JOB, push: PUSH, line: LINE },
  matchers: {
    service: matchService,
    compose: matchCompose,
    job: matchJob,
    push: matchPush,
    before: matchBefore,
    pipeline: matchPipeline,
    line: matchLine,
    host: matchHost,
    valid: matchValid,
    daemon: matchDaemon,
    renovate: matchRenovate,
    gitignored: matchGitignored,
  },
}

const KINDS: readonly OtherKind[] = ['compose', 'gitlab-ci', 'daemon', 'shell', 'makefile', 'renovate']

function findingsIn({ kind, model, project, path, text }: ReadFile<OtherKind>, names: readonly string[]) {
  return allFindingsOf(kind, model, project, names).map((finding) => ({ finding, file: path, text }))
}

/** Marks an answer with files of any kind; `grade` in lib/engine/index.ts alone knows Dockerfiles only. */
export function gradeAny(lab: Lab, files: Readonly<Record<string, string>>): Grade {
  return gradeWith(lab, files, fileGrader)
}

/** The same for many answers to one lab. */
export function gradesOfAny(lab: Lab): (files: Readonly<Record<string, string>>) => Grade {
  return gradesOf(lab, fileGrader)
}
