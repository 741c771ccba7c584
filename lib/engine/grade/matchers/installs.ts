import type { Install } from '../../build/types.ts'
import { ask, asList, decided, fails, holds, orList, type Outcome } from '../outcome.ts'
import type { InstallCheck } from '../schema.ts'
import { stepsIn } from '../subject.ts'
import { foundOption, hasOptions, type Placed } from './commands.ts'
import { nameTest } from './patterns.ts'
import type { Kind } from './thing.ts'

export const INSTALL: Kind<InstallCheck, Placed<Install>> = {
  many: 'installs',
  list: (subject, where = 'used') =>
    stepsIn(subject, where).flatMap((placed) => placed.step.installs.map((item) => ({ placed, item }))),
  fits: ({ placed, item }, check) => fitsInstall(check, item, placed.stage.label),
  none: () => fails('No such install is run.', ''),
}

function fitsInstall(check: InstallCheck, install: Install, stage: string): Outcome {
  const { manager, packages, manifests, command } = install
  const line = `The install on line ${command.range.start.line}`
  const at = { place: command.range, subject: check.manifest ?? '', stage }
  const say = (is: boolean | null, no: string, need = '', subject = at.subject): Outcome =>
    decided(
      is,
      true,
      {
        yes: '',
        no,
        open: `What the install on line ${command.range.start.line} brings cannot be told from the file.`,
        need,
      },
      { ...at, subject },
    )
  const answer = ask<Omit<InstallCheck, 'in'>>(check, {
    manager: (value) => say(asList(value).includes(manager), `${line} is of ${manager}.`),
    manifest: (value) => say(manifests.includes(value), `${line} does not read ${value}.`),
    packages: (value) => {
      const found = packages?.find(({ name }) => nameTest(asList(value))(name))
      return found
        ? holds('', { ...at, subject: found.name })
        : say(packages === null ? null : false, `${line} does not name ${orList(asList(value))}.`)
    },
    pinned: (value) => {
      const free = packages?.find(({ version, manifest }) => version === null && manifest === null)
      const is = packages === null ? null : free === undefined
      const no = free ? `${line} takes any version of ${free.name}.` : `${line} fixes every version.`
      return decided(
        is,
        value,
        {
          yes: no,
          no,
          open: `${line} names packages that cannot be told.`,
          need: value ? 'Write the version behind each name.' : '',
        },
        { ...at, subject: free?.name ?? '' },
      )
    },
    recommends: (value) =>
      decided(
        recommends(install),
        value,
        {
          yes: `${line} brings recommended packages along.`,
          no: `${line} brings no recommended packages.`,
          open: `Whether the install on line ${command.range.start.line} brings recommended packages cannot be told.`,
          need: value ? '' : 'Add --no-install-recommends.',
        },
        at,
      ),
    with: (value) =>
      say(
        hasOptions(asList(value), command.argv) || (command.argv.includes(null) ? null : false),
        `${line} lacks the option ${orList(asList(value))}.`,
        'Add it.',
      ),
    without: (value) => {
      const found = foundOption(asList(value), command.argv)
      return say(
        found === null ? (command.argv.includes(null) ? null : true) : false,
        `${line} has the option ${found}.`,
        'Leave it out.',
        found ?? at.subject,
      )
    },
    certain: (value) =>
      say(
        command.certain === value,
        value ? `${line} need not run.` : `${line} runs in every build.`,
        value ? 'It has to run in every build.' : '',
      ),
  })
  return answer.holds
    ? holds('Packages are installed.', { ...at, subject: answer.subject || at.subject })
    : answer
}

/** Does apt bring recommended packages along? An option that cannot be told may say no. */
function recommends({ manager, recommends: wanted = true, command }: Install): boolean | null {
  if (manager !== 'apt' || !wanted) return false
  return command.argv.includes(null) ? null : true
}
