import { readHostListing } from '../../cli/host-listing.ts'
import { hostAfter, realPath, type HostFile, type HostState } from '../../cli/host-state.ts'
import type { CommandLine } from '../../cli/model.ts'
import { ask, asList, decided, every, fails, holds, unknown, type Outcome } from '../outcome.ts'
import { audits } from './audits.ts'
import type { HostCheck } from '../schema.ts'
import type { Subject } from '../subject.ts'

/** What the scripts of an answer, run one after the other, make of files and groups of the host. */
export function matchHost(
  { path, member, audited, before = 'FILES.txt', ...asked }: HostCheck,
  subject: Subject,
): Outcome {
  const listing = subject.all[before]
  if (listing === undefined) return fails(`There is no ${before}.`, 'It has to say what the host is like.')
  const scripts = subject.filesOf('shell')
  const host = scripts.reduce((state, { model }) => hostAfter(model, state), readHostListing(listing))
  const files = asList(path).map((each) => () => fitsFile(each, asked, host, subject))
  const audits = asList(audited).map((each) => () => isAudited(each, host, subject))
  return every([
    ...files,
    ...(member === undefined ? [] : [() => isMember(member, host, subject)]),
    ...audits,
  ])
}

function isAudited(path: string, { files }: HostState, { filesOf }: Subject): Outcome {
  const file = files.get(realPath(path))
  const found = file && filesOf('shell').find(({ model }) => audits(model.source, path, file))
  return found
    ? holds(`${found.path} fails when ${path} is not as it should be.`, { file: found.path, subject: path })
    : fails(`No script fails when ${path} is not as it should be.`, 'Compare what stat prints of it.', {
        subject: path,
      })
}

type Asked = Pick<HostCheck, 'owner' | 'group' | 'modeAtMost'>

function fitsFile(path: string, asked: Asked, { files }: HostState, subject: Subject): Outcome {
  const at = { ...lastAbout((word) => realPath(word) === realPath(path), subject), subject: path }
  const file = files.get(realPath(path))
  if (!file) return unknown(`What ${path} is like on this host cannot be told.`, '', at)
  return ask<Asked>(asked, {
    owner: (wanted) =>
      belongs(file.owner, wanted, `Account ${file.owner ?? ''} owns ${path}.`, `The owner of ${path}`, at),
    group: (wanted) =>
      belongs(file.group, wanted, `Group ${file.group ?? ''} owns ${path}.`, `The group of ${path}`, at),
    modeAtMost: (wanted) => grantsAtMost(file, wanted, path, at),
  })
}

type At = { readonly place?: CommandLine['range']; readonly file?: string; readonly subject: string }

function belongs(is: string | null, wanted: string, seen: string, what: string, at: At): Outcome {
  const words = {
    yes: seen,
    no: seen,
    open: `${what} cannot be told after this script.`,
    need: `It has to be ${wanted}.`,
  }
  return decided(is === null ? null : is === wanted, true, words, at)
}

/** Stricter is fine: every bit that is granted has to be one of the wanted mode. */
function grantsAtMost({ mode }: HostFile, wanted: string, path: string, at: At): Outcome {
  const extra = mode === null ? null : mode & ~Number.parseInt(wanted, 8)
  const seen = `${path} has the mode ${mode?.toString(8).padStart(3, '0') ?? ''}.`
  const open = `The mode of ${path} cannot be told after this script.`
  const need = `It may be ${wanted} or stricter.`
  return decided(extra === null ? null : extra === 0, true, { yes: seen, no: seen, open, need }, at)
}

type Member = NonNullable<HostCheck['member']>

function isMember({ user, group }: Member, { groups }: HostState, subject: Subject): Outcome {
  const at = { ...lastAbout((word) => word === user, subject), subject: user }
  if (!groups.has(group)) return fails(`Nobody is in a group ${group}.`, `${user} has to be in it.`, at)
  const members = groups.get(group) ?? null
  return decided(
    members === null ? null : members.has(user),
    true,
    {
      yes: `${user} is in the group ${group}.`,
      no: `${user} is not in the group ${group}.`,
      open: `Who is in the group ${group} cannot be told after this script.`,
      need: `${user} has to be in it.`,
    },
    at,
  )
}

const CHANGES = new Set(['chmod', 'chown', 'group'])

/** The last command that changes something and names it. */
function lastAbout(names: (word: string) => boolean, { filesOf }: Subject): Omit<At, 'subject'> {
  for (const { model, path } of filesOf('shell').toReversed()) {
    const found = model.commands.findLast(
      ({ call, words }) =>
        (CHANGES.has(call?.kind ?? '') || call?.tool === 'install') &&
        words.some(({ text }) => text !== null && names(text)),
    )
    if (found) return { place: found.range, file: path }
  }
  return {}
}
