import type { Image, InstalledPackage } from '../../build/types.ts'
import { hasTool } from '../../images/index.ts'
import { fails, holds, unknown, type Outcome } from '../outcome.ts'
import type { Subject } from '../subject.ts'
import { absentOutcome, inLayers } from './packages-absent.ts'
import { nameTest } from './patterns.ts'

/** Compilers, their helpers and headers by the names of Debian, Alpine and the RHEL family. */
const BUILD_TOOLS = [
  'gcc',
  'gcc-*',
  'g++',
  'g++-*',
  'clang',
  'clang-*',
  'make',
  'cmake',
  'ninja-build',
  'samurai',
  'automake',
  'autoconf',
  'libtool',
  'build-essential',
  'build-base',
  'binutils',
  'musl-dev',
  'linux-headers',
  '*-dev',
  '*-devel',
  'rustc',
  'cargo',
  'golang',
  'golang-go',
  'go',
  'dpkg-dev',
  'pkg-config',
  'pkgconf',
]
/** Packages with such names that are no tools. */
const NOT_TOOLS = ['gcc-*-base']
const COMPILERS = ['gcc', 'cc', 'g++', 'clang', 'make']

/** Has the image compilers, make or headers, by its base or by what the file installs? */
export function matchBuildTools(
  wanted: boolean,
  managers: readonly string[],
  of: readonly InstalledPackage[],
  image: Image,
  subject: Subject,
): Outcome {
  const system = of.filter(({ manager }) => ['apt', 'apk', 'dnf'].includes(manager))
  const test = nameTest(BUILD_TOOLS)
  const except = nameTest(NOT_TOOLS)
  const found = inLayers(managers, system, image, subject).filter(({ name }) => test(name) && !except(name))
  const facts = image.base?.facts ?? null
  const ofBase = facts ? COMPILERS.find((name) => hasTool(facts, name) === true) : undefined
  const place = image.base?.instruction.image.range ?? null
  const outcome =
    found.length === 0 && ofBase !== undefined
      ? fails(
          `${image.base?.text} brings ${ofBase}.`,
          'Choose a base image without build tools, such as a slim one.',
          { place, subject: ofBase },
        )
      : found.length === 0 && image.base === null
        ? unknown('What the base image brings cannot be told from the file.', '')
        : absentOutcome(found, 'The image has no build tools.', managers, image, subject)
  if (!wanted) return outcome
  if (!outcome.known) return outcome
  const { subject: name, stage } = outcome
  return outcome.holds
    ? fails(outcome.seen, 'It needs them.')
    : holds(outcome.seen, { place: outcome.place, subject: name, stage })
}
