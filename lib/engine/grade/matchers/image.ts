import { isRoot, sameOwner } from '../../build/accounts.ts'
import { readRequirements } from '../../build/python.ts'
import { exists } from '../../build/tree.ts'
import type { FileEntry, Image, Owner } from '../../build/types.ts'
import { parseImageReference } from '../../dockerfile/image-reference.ts'
import { FACTS_DATE, lookupImage, officialName } from '../../images/index.ts'
import type { Range } from '../../source/position.ts'
import { asList, every, fails, holds, orList, type Outcome } from '../outcome.ts'
import type { BaseCheck, CarriesCheck, ImageCheck, PackagesCheck, PathCheck, UserCheck } from '../schema.ts'
import type { Subject } from '../subject.ts'
import { matchProcess } from './process.ts'

type Questions = { readonly [Key in keyof ImageCheck]-?: (value: NonNullable<ImageCheck[Key]>) => Outcome }

/** One entry per key of an image check; all that are given must hold. */
export function matchImage(check: ImageCheck, image: Image, subject: Subject): Outcome {
  const questions: Questions = {
    base: (value) => matchBase(value, image),
    user: (value) => matchUser(value, image),
    contains: (value) => matchContains(asList(value), image),
    path: (value) => matchPath(value, image, subject),
    packages: (value) => matchPackages(value, image, subject),
    process: (value) => matchProcess(value, image),
    exposes: (value) => matchExposes(value, true, image, subject),
    notExposes: (value) => matchExposes(value, false, image, subject),
    carries: (value) => matchCarries(value, subject),
    worldWritable: (value) => matchWorldWritable(value, image, subject),
  }
  const keys = (Object.keys(questions) as (keyof ImageCheck)[]).filter((key) => check[key] !== undefined)
  // Key and value belong together, which the type of a table cannot say.
  return every(keys.map((key) => () => (questions[key] as (value: unknown) => Outcome)(check[key])))
}

function matchBase(check: BaseCheck, { base }: Image): Outcome {
  const names = asList(check.name)
  const need =
    names.length > 0 ? `The final image has to be built on ${orList(names)}.` : 'Name the base image.'
  if (!base) return fails('The base image cannot be told from the file.', need)
  const place = base.instruction.image.range
  const at = { place, subject: base.text }
  const reference = parseImageReference(base.text)
  const name = reference ? officialName(reference) : base.name
  if (names.length > 0 && !names.includes(name))
    return fails(`The final image is built on ${base.text}.`, need, at)
  if (check.versioned !== undefined && check.versioned !== namesMinor(base.tag)) {
    const seen =
      base.tag === null
        ? `${base.text} has no tag, which means latest.`
        : `The tag of ${base.text} names no minor version.`
    return check.versioned
      ? fails(seen, 'Put a version into the tag.', at)
      : fails(`The tag of ${base.text} names a version.`, '', at)
  }
  if (check.supported === undefined) return holds(`The image is built on ${base.text}.`, at)
  const supported = reference ? (lookupImage(reference)?.supported ?? null) : null
  if (supported === check.supported)
    return holds(`The image is built on ${base.text}${supported ? ', which is maintained' : ''}.`, at)
  return fails(
    supportSeen(base.text, base.tag, supported),
    'Choose a version that still gets fixes, written out in the tag.',
    at,
  )
}

function supportSeen(text: string, tag: string | null, supported: boolean | null): string {
  if (tag === null) return `${text} has no tag, which means latest: another version from time to time.`
  return supported === null
    ? `The tag of ${text} does not say which version it is.`
    : `${text} is a version that no longer gets fixes (as of ${FACTS_DATE}).`
}

function namesMinor(tag: string | null): boolean {
  return tag !== null && /^\d+\.\d+/.test(tag)
}

function matchUser(check: UserCheck, { user, base }: Image): Outcome {
  const place = user.instruction?.range ?? null
  const text = user.instruction?.user.text ?? user.name ?? ''
  const at = { place, subject: text.split(':')[0] || (user.instruction?.user.raw ?? 'root') }
  if (check.named !== undefined && !asList(check.named).includes(at.subject))
    return fails(`USER is ${at.subject}.`, '', at)
  if (check.root !== undefined) {
    if (user.root === null)
      return fails(
        'Which user the container runs as cannot be told from the file.',
        'Write a USER whose value is known.',
        at,
      )
    if (user.root !== check.root) {
      const seen = user.instruction
        ? `USER ${user.instruction.user.raw} is root.`
        : `No USER is set, so the container starts as root${base ? `, the default of ${base.text}` : ''}.`
      return check.root
        ? fails(`The container runs as ${at.subject}.`, '', at)
        : fails(seen, 'The last USER of the final stage has to name another user.', at)
    }
  }
  if (check.exists !== undefined && user.exists !== check.exists) {
    const seen =
      user.exists === null
        ? `Whether the image has a user ${at.subject} cannot be known.`
        : `The image has no user ${at.subject}, so the container would not start.`
    return check.exists
      ? fails(seen, 'Create the account, or write a number.', at)
      : fails(`The image has a user ${at.subject}.`, '', at)
  }
  const created = user.created ? { ...at, place: user.created } : at
  if (check.created !== undefined && check.created !== (user.created !== null))
    return fails(
      `The account ${at.subject} ${user.created ? 'is created here' : 'is not created in this file'}.`,
      '',
      at,
    )
  if (check.fixedUid !== undefined && check.fixedUid !== (user.fixedUid && user.instruction !== null)) {
    const seen = user.instruction
      ? `The number of ${at.subject} is not written in the file, so it may change from build to build.`
      : 'No USER is set.'
    return check.fixedUid
      ? fails(seen, 'Give the account a uid, or write a number in USER.', created)
      : fails(`The number of ${at.subject} is fixed.`, '', created)
  }
  const number = user.uid === null ? '' : ` with uid ${user.uid}`
  return holds(
    `The container runs as ${at.subject}${user.root ? ', which is root' : number && !/^\d+$/.test(at.subject) ? number : ''}.`,
    created,
  )
}

function matchContains(files: readonly string[], { files: tree }: Image): Outcome {
  const contexts = new Set([...tree.entries.values()].map(({ context }) => context))
  const missing = files.find((file) => !contexts.has(file))
  if (missing !== undefined)
    return fails(`${missing} is not in the final image.`, `Copy ${missing} into the final stage.`, {
      subject: missing,
    })
  return holds(`${orList(files)} is in the image.`, { subject: files[0] })
}

function matchPath(check: PathCheck, image: Image, subject: Subject): Outcome {
  const { path, kind, owner } = check
  const entry = image.files.entries.get(path)
  const at = { subject: path, place: entry ? madeAt(entry, subject) : null }
  if (!entry) {
    const unknown = exists(image.files, path) !== 'no'
    const seen = unknown ? `Nothing in the file creates ${path}.` : `There is no ${path} in the image.`
    return fails(seen, `Create ${path}${owner === 'app' ? ' for the user that the app runs as' : ''}.`, at)
  }
  if (kind !== undefined && entry.kind !== kind)
    return fails(`${path} is a ${entry.kind}.`, `It has to be a ${kind}.`, at)
  if (owner === undefined) return holds(`${path} is in the image.`, at)
  return matchOwner(check, image, entry.owner, at)
}

/** The instruction that made an entry. */
function madeAt({ made }: FileEntry, { build }: Subject): Range | null {
  return build.stages[made.stage]?.steps[made.step]?.instruction.range ?? null
}

function matchOwner(
  { path, owner }: PathCheck,
  { user }: Image,
  found: Owner,
  at: { subject: string; place: Range | null },
): Outcome {
  const root = isRoot(found)
  const name = found.name ?? (found.uid === null ? 'a user that cannot be known' : `uid ${found.uid}`)
  if (owner === 'root')
    return root === true
      ? holds(`${path} belongs to root.`, at)
      : fails(`${path} belongs to ${name}.`, 'It has to belong to root.', at)
  if (root !== false)
    return fails(`${path} belongs to ${name}.`, 'It has to belong to the user that the app runs as.', at)
  // A user the image does not have is another objective's matter.
  const runs = user.root === false && user.exists !== false ? sameOwner(found, user) : true
  if (runs === false)
    return fails(
      `${path} belongs to ${name}, and the app runs as ${user.name ?? user.uid}.`,
      'It has to belong to the user that the app runs as.',
      at,
    )
  return holds(`${path} belongs to ${name}.`, at)
}

function matchPackages(
  { manager, manifest, names }: PackagesCheck,
  image: Image,
  { context }: Subject,
): Outcome {
  const found = image.packages.filter((each) => each.manager === manager && each.certain)
  const text = manifest === undefined ? null : (context.files[manifest]?.content ?? null)
  // Everything the list names has to be there, not only some of it.
  const wanted = [
    ...asList(names),
    ...(manager === 'pip' && text ? readRequirements(text).packages.map(({ name }) => name) : []),
  ]
  const need = manifest
    ? `The packages of ${manifest} have to be installed where the program finds them.`
    : `Install ${wanted.join(', ')}.`
  const listed = manifest === undefined ? found : found.filter((each) => each.manifest === manifest)
  const subject = manifest ?? wanted[0]
  if (listed.length === 0)
    return fails(
      manifest ? `The final image has no packages from ${manifest}.` : 'No such package is installed.',
      need,
      { subject },
    )
  const missing = wanted.find((name) => !listed.some((each) => each.name === name))
  if (missing !== undefined) return fails(`${missing} is not in the image.`, need, { subject: missing })
  const reached = new Set(listed.filter(({ importable }) => importable !== false).map(({ name }) => name))
  const lost = listed.find(({ name }) => !reached.has(name))
  if (lost)
    return fails(`The packages lie in ${lost.location}, where the program does not look.`, need, {
      subject: lost.location ?? '',
    })
  return holds(`The image has the packages${manifest ? ` of ${manifest}` : ''}.`, { subject })
}

function matchExposes(
  port: number,
  wanted: boolean,
  { exposed, chain }: Image,
  { dockerfile }: Subject,
): Outcome {
  const instructions = chain
    .flatMap((index) => dockerfile.stages[index]!.instructions)
    .filter(({ keyword }) => keyword === 'EXPOSE')
  const naming = instructions.findLast(
    (each) =>
      each.keyword === 'EXPOSE' &&
      each.ports.some(({ text }) => text !== null && text.split('/')[0] === String(port)),
  )
  const at = { place: (naming ?? instructions.at(-1))?.range ?? null, subject: String(port) }
  const there = exposed.includes(`${port}/tcp`)
  if (there === wanted) return holds(there ? `EXPOSE names ${port}.` : `EXPOSE does not name ${port}.`, at)
  return wanted
    ? fails(`EXPOSE does not name ${port}.`, `Add EXPOSE ${port}.`, at)
    : fails(`EXPOSE names ${port}.`, `Remove ${port} from EXPOSE.`, at)
}

/** A value that no file contains by accident. */
const PROBE = 'drydock-probe-7f3a'

/** Builds once more with the argument set: what changes with it carries it. */
function matchCarries({ arg, env, label }: CarriesCheck, subject: Subject): Outcome {
  const image = subject.withArg(arg, PROBE).image
  const places = [...asList(env).map((name) => `ENV ${name}`), ...(label ? ['a LABEL'] : [])]
  const need = `${orList(places)} of the final image has to take its value from the build argument ${arg}.`
  const carried = (value: string | null | undefined): boolean => value?.includes(PROBE) === true
  const inEnv = asList(env).find((name) => carried(image?.env[name]))
  if (inEnv !== undefined) return holds(`ENV ${inEnv} carries the build argument ${arg}.`, { subject: inEnv })
  const inLabel = label ? Object.entries(image?.labels ?? {}).find(([, value]) => carried(value)) : undefined
  if (inLabel)
    return holds(`The label ${inLabel[0]} carries the build argument ${arg}.`, { subject: inLabel[0] })
  return fails(`Nothing in the image changes when the build argument ${arg} does.`, need, { subject: arg })
}

function matchWorldWritable(wanted: boolean, image: Image, { build }: Subject): Outcome {
  const opened = image.chain
    .flatMap((index) => build.stages[index]!.steps)
    .flatMap(({ worldWritable }) => worldWritable)
  const copied = [...image.files.entries].find(
    ([, { mode, kind }]) => kind !== 'symlink' && mode !== null && (mode & 0o1002) === 2,
  )
  const place = opened[0]?.range ?? null
  const subject = opened[0]?.path ?? copied?.[0] ?? ''
  const found = opened.length > 0 || copied !== undefined
  if (found === wanted)
    return holds(found ? `Everybody may write to ${subject}.` : 'Nothing lets everybody write.', {
      place,
      subject,
    })
  return wanted
    ? fails('Nothing lets everybody write.', '')
    : fails(
        `Everybody may write to ${subject || 'what this line names'}.`,
        'Only its owner may have to write to it.',
        { place, subject },
      )
}
