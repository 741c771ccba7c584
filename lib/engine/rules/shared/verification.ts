import type { Executed } from '../../build/types.ts'

const SUMS = /^(?:sha(?:1|224|256|384|512)sum|shasum|b2sum|b3sum|md5sum|cksum|rhash|sha256|sha512)$/
/** No other program is asked any further. */
const MAY_VERIFY =
  /^(?:sha|b[23]sum|md5sum|cksum|rhash|gpg|sq$|slsa-|signify|minisign|openssl|cosign|notation|gh$|rpm|php|python)/
const COMPARES: readonly (string | null)[] = ['[', 'test', 'grep', 'diff', 'cmp', 'awk']

/** Asks of the commands of one RUN: does this one compare what was downloaded with a checksum or a signature? */
export function verifierOf(commands: readonly Executed[]): (command: Executed) => boolean {
  let compares: boolean | null = null
  const comparing = (): boolean => (compares ??= commands.some(({ program }) => COMPARES.includes(program)))
  return (command) => checksDownload(command, comparing)
}

/** The index of the last such command; -1 without one. */
export function lastCheckIn(commands: readonly Executed[]): number {
  return commands.findLastIndex(verifierOf(commands))
}

/** The same for one command; `others` are the commands of its RUN. */
export function verifies(command: Executed, others: readonly Executed[]): boolean {
  return verifierOf(others)(command)
}

function checksDownload(command: Executed, comparing: () => boolean): boolean {
  const { program, argv } = command
  if (program === null || !MAY_VERIFY.test(program)) return false
  const has = (...words: readonly string[]): boolean =>
    argv.some((word) => word !== null && words.includes(word))
  if (SUMS.test(program)) return checks(command) || comparing()
  if (/^gpg2?$/.test(program)) return has('--verify', '--verify-files', '--decrypt', '-d')
  if (/^(?:gpgv2?|sq|slsa-verifier|signify|minisign)$/.test(program)) return true
  if (program === 'openssl') return has('dgst', 'cms', 'smime', 'sha256', 'pkeyutl')
  // The installer of Composer checks itself: `php -r "if (hash_file('sha384', …) === …"`.
  if (program === 'php' || program.startsWith('python'))
    return argv.some((word) => /hash_file|hashlib/.test(word ?? ''))
  if (program === 'cosign' || program === 'notation') return argv[1]?.startsWith('verify') === true
  if (program === 'gh') return has('attestation')
  return program === 'rpm' || program === 'rpmkeys' ? has('-K', '--checksig') : false
}

/** `-c`, `--check`, `-wc`, also as part of other letters. */
function checks({ argv, piped }: Executed): boolean {
  return (
    piped.to ||
    argv.slice(1).some((word) => word === null || /^-[a-z]*c|^--(?:check|strict|status)$/.test(word))
  )
}

/** A checksum that is worked out and compared with nothing. */
export function onlyPrintsSum({ program, argv, piped }: Executed): boolean {
  return program !== null && SUMS.test(program) && !checks({ argv, piped } as Executed)
}
