import { trimEnd } from '../../../source/trim.ts'
import { ask, asList, every, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import type { Artifacts } from '../../../gitlab-ci/model.ts'
import type { ArtifactsCheck } from '../../schema.ts'
import { executionsOf, optionsOf } from './executions.ts'
import { runsCommand } from './executes.ts'
import { absent, at, nameOf, told, type PlacedJob } from './placed.ts'
import { pathTest } from '../../matchers/patterns.ts'

/** Files of a job that GitLab keeps. Source: docs.gitlab.com/ci/yaml, "artifacts". */
export function matchArtifacts(check: ArtifactsCheck, placed: PlacedJob): Outcome {
  const { artifacts } = placed.job
  const name = nameOf(placed)
  if (artifacts === null) {
    const need = 'Write artifacts with paths.'
    return absent(placed) === null
      ? unknown(`What is kept of job ${placed.job.name} cannot be told from the file.`, need, at(placed))
      : fails(`Nothing of job ${placed.job.name} is kept.`, need, at(placed))
  }
  const place = at(placed, artifacts.range)
  const answer = ask<ArtifactsCheck>(check, {
    when: (wanted) => {
      const when = artifacts.when?.value ?? 'on_success'
      return asList(wanted).includes(when)
        ? holds('', place)
        : fails(
            `The files of job ${placed.job.name} are kept ${WHENS[when]}.`,
            `Write when: ${orList(asList(wanted))}.`,
            at(placed, artifacts.when?.range ?? artifacts.range),
          )
    },
    keeps: (files) =>
      every(
        asList(files).map(
          (file) => () =>
            told(
              placed,
              keeps(file, artifacts),
              true,
              { yes: `keeps ${file}`, no: `does not keep ${file}`, need: `Name ${file} in paths.` },
              artifacts.range,
              file,
            ),
        ),
      ),
    written: (wanted) => keepsWritten(wanted, artifacts, placed),
    reports: (kinds) =>
      every(
        asList(kinds).map(
          (kind) => () =>
            told(
              placed,
              artifacts.reports.some((report) => report.kind === kind),
              true,
              {
                yes: `hands in a ${kind} report`,
                no: `hands in no ${kind} report`,
                need: `Add it to reports.`,
              },
              artifacts.range,
            ),
        ),
      ),
    expires: (wanted) =>
      told(
        placed,
        artifacts.expireIn !== null,
        wanted,
        {
          yes: 'says how long its files are kept',
          no: 'does not say how long its files are kept',
          need: wanted ? 'Write expire_in.' : '',
        },
        artifacts.range,
      ),
  })
  return answer.holds ? holds(`${name} keeps its files.`, place) : answer
}

const WHENS = {
  on_success: 'only when it succeeds',
  on_failure: 'only when it fails',
  always: 'in any case',
} as const

function keeps(file: string, { paths, reports, exclude, untracked }: Artifacts): boolean {
  const wanted = file.replace(/^\.\//, '')
  const fits = ({ text }: { readonly text: string }): boolean => isIn(wanted, text)
  return (untracked || paths.some(fits) || reports.some(({ path }) => fits(path))) && !exclude.some(fits)
}

/** A path is a file, a folder with all in it, or a pattern. */
function isIn(file: string, pattern: string): boolean {
  const path = trimEnd(pattern.replace(/^\$\{CI_PROJECT_DIR\}\//, '').replace(/^\.\//, ''), '/')
  if (path === file || path === '.' || file.startsWith(`${path}/`)) return true
  if (!/[*?[]/.test(path)) return false
  // A pattern without a slash is about the top folder alone.
  return path.includes('/') ? pathTest(path)(file) : !file.includes('/') && pathTest(path)(file)
}

type Written = NonNullable<ArtifactsCheck['written']>

/** Scripts may move a file into the project, so its name is what counts. */
function keepsWritten({ command, option }: Written, artifacts: Artifacts, placed: PlacedJob): Outcome {
  const running = executionsOf(placed.job).filter((execution) => runsCommand(execution, asList(command)))
  const files = running.flatMap(({ words }) => optionsOf(words, asList(option))).filter((file) => file !== '')
  const place = at(placed, artifacts.range)
  if (files.length === 0)
    return fails(
      `${orList(asList(command))} of job ${placed.job.name} writes no such file.`,
      `Give it ${orList(asList(option).map((each) => (each.length === 1 ? `-${each}` : `--${each}`)))} and the name of a file.`,
      at(placed, running[0]?.command.range ?? null),
    )
  const kept =
    files.find((file) => keepsName(file, artifacts)) ??
    (takesFolder(artifacts, placed) ? files[0] : undefined)
  return kept === undefined
    ? fails(
        `${nameOf(placed)} writes ${files.join(' and ')} and keeps none of them.`,
        `Name ${files[0]} in the paths of artifacts.`,
        place,
      )
    : holds(`${nameOf(placed)} keeps ${kept}.`, place)
}

function keepsName(file: string, artifacts: Artifacts): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1)
  const texts = [...artifacts.paths, ...artifacts.reports.map(({ path }) => path)].map(({ text }) =>
    trimEnd(text, '/'),
  )
  return (
    keeps(file, artifacts) ||
    (texts.some((text) => isIn(name, text) || isIn(name, text.slice(text.lastIndexOf('/') + 1))) &&
      !artifacts.exclude.some(({ text }) => isIn(name, text)))
  )
}

/** These make or show a folder, and bring nothing into it. */
const NO_BRINGERS = /^(?:mkdir|chmod|chown|ls|rm|rmdir|echo|printf|touch)$/

/** A folder is kept that a command writes to or mounts: the file may be in there. */
function takesFolder({ paths }: Artifacts, { job }: PlacedJob): boolean {
  const folders = paths
    .map(({ text }) => trimEnd(text.replace(/^\$\{CI_PROJECT_DIR\}\//, '').replace(/^\.\//, ''), '/'))
    .filter((text) => text !== '' && !/[*?[.]/.test(text))
  const words = job.commands
    .filter(({ program }) => !NO_BRINGERS.test(program ?? ''))
    .flatMap((command) => command.words.slice(1).map(({ shown }) => shown))
  return folders.some((folder) =>
    words.some((word) => word.split(/[\s:=,]/).some((part) => leadsInto(part, folder))),
  )
}

function leadsInto(part: string, folder: string): boolean {
  const path = trimEnd(part.replace(/^(?:\$\{(?:CI_PROJECT_DIR|PWD)\}|\$\(pwd\)|\.)\//, ''), '/')
  return path === folder || path.startsWith(`${folder}/`)
}
