import { readRequirements } from '../../build/python.ts'
import type { Image, InstalledPackage } from '../../build/types.ts'
import { ask, asList, fails, holds, unknown, type Outcome } from '../outcome.ts'
import type { PackagesCheck } from '../schema.ts'
import { stepsIn, type PlacedStep, type Subject } from '../subject.ts'
import { matchBuildTools } from './build-tools.ts'
import { stepsOfImage } from './contents.ts'
import { matchAbsent } from './packages-absent.ts'
import { isOpen } from './programs.ts'

export function matchPackages(check: PackagesCheck, image: Image, subject: Subject): Outcome {
  const managers = asList(check.manager)
  const of = image.packages.filter((each) => managers.length === 0 || managers.includes(each.manager))
  const { manifest, names, absent, buildTools, pinned } = check
  const present = manifest !== undefined || names !== undefined
  const only = [absent, buildTools, pinned].every((value) => value === undefined)
  const answer = ask(
    { names: present || only ? (names ?? []) : undefined, absent, buildTools, pinned },
    {
      names: () => matchPresent(check, of, image, subject),
      absent: (value) => matchAbsent(asList(value), managers, of, image, subject),
      buildTools: (wanted) => matchBuildTools(wanted, managers, of, image, subject),
      pinned: (wanted) => matchPinned(wanted, managers, image, subject),
    },
  )
  return answer
}

/** Everything the list names has to be there, not only some of it, and where the program looks. */
function matchPresent(
  check: PackagesCheck,
  of: readonly InstalledPackage[],
  image: Image,
  subject: Subject,
): Outcome {
  const { manager, manifest, names } = check
  const text = manifest === undefined ? null : (subject.context.files[manifest]?.content ?? null)
  const pip = asList(manager).includes('pip') || manager === undefined
  const wanted = [
    ...asList(names),
    ...(pip && text ? readRequirements(text).packages.map(({ name }) => name) : []),
  ]
  const need = manifest
    ? `The packages of ${manifest} have to be installed where the program finds them.`
    : `Install ${wanted.join(', ') || 'a package'}.`
  const listed = manifest === undefined ? of : of.filter((each) => each.manifest === manifest)
  const found = listed.filter(({ certain }) => certain)
  const about = manifest ?? wanted[0]
  const unread = found.length === 0 ? installsUnread(check, image, subject) : null
  if (unread === 'image' && manifest !== undefined && names === undefined)
    return holds(`The image has the packages of ${manifest}.`, { subject: about })
  if (unread !== null)
    return unknown(
      `Which packages ${manifest ?? 'the install'} brings into the image cannot be told from the file.`,
      need,
      { subject: about },
    )
  if (found.length === 0)
    return fails(
      manifest ? `The final image has no packages from ${manifest}.` : 'No such package is installed.',
      need,
      { subject: about },
    )
  const missing = wanted.find((name) => !found.some((each) => each.name === name))
  if (missing !== undefined) return fails(`${missing} is not in the image.`, need, { subject: missing })
  const reached = new Set(found.filter(({ importable }) => importable !== false).map(({ name }) => name))
  const lost = found.find(({ name }) => !reached.has(name))
  if (lost)
    return fails(`The packages lie in ${lost.location}, where the program does not look.`, need, {
      subject: lost.location ?? '',
    })
  return holds(`The image has the packages${manifest ? ` of ${manifest}` : ''}.`, { subject: about })
}

/** Is there an install of such packages whose names nobody can tell, in the image or in a stage it copies from? */
function installsUnread(
  { manager, manifest }: PackagesCheck,
  image: Image,
  subject: Subject,
): 'image' | 'elsewhere' | null {
  const managers = asList(manager)
  const fits = ({ step }: PlacedStep): boolean =>
    step.installs.some(
      (each) =>
        each.packages === null &&
        each.command.certain &&
        (managers.length === 0 || managers.includes(each.manager)) &&
        (manifest === undefined ? each.manifests.length === 0 : each.manifests.includes(manifest)),
    )
  if (stepsOfImage(image, subject).some(fits)) return 'image'
  return stepsIn(subject, 'used').some(fits) ? 'elsewhere' : null
}

function matchPinned(wanted: boolean, managers: readonly string[], image: Image, subject: Subject): Outcome {
  const installs = stepsOfImage(image, subject).flatMap(({ step }) => step.installs)
  const of = installs.filter(({ manager }) => managers.length === 0 || managers.includes(manager))
  for (const { packages, command } of of) {
    const free = packages?.find(({ version }) => version === null)
    if (free)
      return wanted
        ? fails(
            `${free.name} is installed without a version, so it may differ from build to build.`,
            'Write the version behind its name.',
            { place: command.range, subject: free.name },
          )
        : holds(`${free.name} has no fixed version.`, { place: command.range, subject: free.name })
  }
  const unread = of.find(({ packages }) => packages === null)
  if (unread)
    return unknown('Which versions are installed cannot be told from the file.', '', {
      place: unread.command.range,
    })
  if (isOpen(image) && of.length === 0)
    return unknown('Which packages are installed cannot be told from the file.', '')
  return wanted
    ? holds('Every package has a fixed version.')
    : fails('Every package has a fixed version.', '')
}
