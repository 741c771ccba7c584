import type { CopyInstruction } from '../../dockerfile/model.ts'
import { ownerOf, splitOwner } from '../accounts.ts'
import { applyMode, grantsWorldWrite } from '../modes.ts'
import { ROOT } from '../tree.ts'
import type { Owner } from '../types.ts'
import { problem, type World } from '../world.ts'
import type { CopyFrom } from './source.ts'

const HOST_MAPPING = 'unable to convert uid/gid chown string to host mapping'

/** The owner `--chown` gives; null without it. Names are looked up in the stage's own accounts. */
export function chownOf({ chown, link, chmod }: CopyInstruction, world: World): Owner | null {
  if (!chown) return null
  if (chown.text === null) return { name: null, uid: null }
  const { user, group } = splitOwner(chown.text)
  const owner = ownerOf(world.accounts, user)
  const report = (code: string, message: string, severity: 'error' | 'warning' = 'error'): void => {
    world.log.problems.push(problem(code, message, severity, chown.range))
  }
  if (owner.known === false)
    report('unknown-user', `${HOST_MAPPING}: can't find uid for user ${user}: no such user: ${user}`)
  else if (isMissingGroup(world, group))
    report('unknown-group', `${HOST_MAPPING}: can't find gid for group ${group}: no such group: ${group}`)
  else if (link && !chmod && [user, group ?? '0'].some((each) => !/^\d+$/.test(each))) {
    const why =
      '--link copies into an empty file system, which has no accounts to look a name up in. Write numbers.'
    report('copy-link-chown', `invalid user index: -1. ${why}`, 'warning')
  }
  return { name: owner.name, uid: owner.uid }
}

function isMissingGroup({ accounts }: World, group: string | null): boolean {
  if (group === null || group === '' || /^\d+$/.test(group)) return false
  return accounts.complete && !accounts.groups.has(group)
}

/**
 * Who owns a copy without `--chown`: root what comes from a context, and out of a stage the same number as there, whatever
 * its name is here. Source: moby/buildkit, solver/llbsolver/file, mapUserToChowner; moby/moby#38599.
 */
export function keptOwner(owner: Owner, from: CopyFrom, world: World): Owner {
  if (from.kind !== 'stage') return ROOT
  if (owner.uid !== null) {
    const { name, uid } = ownerOf(world.accounts, String(owner.uid))
    return { name, uid }
  }
  // The number is not known: the name still means the same where both stages have it from a common ancestor.
  const there = owner.name === null ? undefined : from.stage.accounts.users.get(owner.name)
  const same = there !== undefined && there === world.accounts.users.get(owner.name!)
  return same ? owner : { name: null, uid: null }
}

/** The argument of `--chmod`; null without it, or where it is unknown or none. Source: moby/buildkit dockerfile2llb, dispatchCopy. */
export function chmodOf({ chmod }: CopyInstruction, target: string, world: World): string | null {
  const text = chmod?.text ?? null
  if (!chmod || text === null || text === '') return null
  if (!isMode(text)) {
    const message = `invalid chmod parameter: '${text}'. it should be octal string and between 0 and 07777`
    world.log.problems.push(problem('copy-chmod-invalid', message, 'error', chmod.range))
    return null
  }
  if (grantsWorldWrite(text) === true)
    world.log.worldWritable.push({ path: target, by: 'creation', range: chmod.range })
  return text
}

function isMode(text: string): boolean {
  if (/^[0-7]+$/.test(text)) return Number.parseInt(text, 8) <= 0o7777
  return applyMode(text, 0o644, false) !== null
}
