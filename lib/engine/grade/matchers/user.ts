import type { Image, ImageUser } from '../../build/types.ts'
import { ask, asList, fails, holds, unknown, type Outcome } from '../outcome.ts'
import type { UserCheck } from '../schema.ts'

/** The user the container starts as. */
export function matchUser(check: UserCheck, image: Image): Outcome {
  const { user } = image
  const text = user.instruction?.user.text ?? user.name ?? ''
  const name = text.split(':')[0] || (user.instruction?.user.raw ?? 'root')
  const at = { place: user.instruction?.range ?? null, subject: name }
  const made = user.created ? { ...at, place: user.created } : at
  const outcome = ask(check, {
    named: (value) => (asList(value).includes(name) ? holds('', at) : fails(`USER is ${name}.`, '', at)),
    root: (value) => matchRoot(value, image, at),
    exists: (value) => matchExists(value, user, made, at),
    created: (value) =>
      value === (user.created !== null)
        ? holds('', made)
        : fails(
            `The account ${name} ${user.created ? 'is created here' : 'is not created in this file'}.`,
            '',
            made,
          ),
    fixedUid: (value) => matchFixed(value, user, name, made),
  })
  return outcome.holds ? holds(runsAs(name, user), made) : outcome
}

type At = { readonly place: Outcome['place']; readonly subject: string }

function runsAs(name: string, { uid, root }: ImageUser): string {
  const number = uid === null || /^\d+$/.test(name) ? '' : ` with uid ${uid}`
  return `The container runs as ${name}${root ? ', which is root' : number}.`
}

function matchRoot(wanted: boolean, { user, base }: Image, at: At): Outcome {
  if (user.root === null)
    return unknown(
      'Which user the container runs as cannot be told from the file.',
      'Write a USER whose value is known.',
      at,
    )
  if (user.root === wanted) return holds('', at)
  if (wanted) return fails(`The container runs as ${at.subject}.`, '', at)
  const seen = user.instruction
    ? `USER ${user.instruction.user.raw} is root.`
    : `No USER is set, so the container starts as root${base ? `, the default of ${base.text}` : ''}.`
  return fails(seen, 'The last USER of the final stage has to name another user.', at)
}

function matchExists(wanted: boolean, { exists, created }: ImageUser, made: At, at: At): Outcome {
  const need = wanted ? 'Create the account, or write a number.' : ''
  if (exists === false && wanted && created) {
    const seen = `${made.subject} is created, and the group that USER names is not.`
    return fails(seen, 'Create the group, or leave it out of USER.', at)
  }
  if (exists === null) return unknown(`Whether the image has a user ${at.subject} cannot be known.`, need, at)
  if (exists === wanted) return holds('', at)
  return exists
    ? fails(`The image has a user ${at.subject}.`, '', at)
    : fails(`The image has no user ${at.subject}, so the container would not start.`, need, at)
}

function matchFixed(wanted: boolean, user: ImageUser, name: string, made: At): Outcome {
  if (wanted === (user.fixedUid && user.instruction !== null)) return holds('', made)
  if (!wanted) return fails(`The number of ${name} is fixed.`, '', made)
  const seen = user.instruction
    ? `The number of ${name} is not written in the file, so it may change from build to build.`
    : 'No USER is set.'
  return fails(seen, 'Give the account a uid, or write a number in USER.', made)
}
