import type { Executed } from '../../build/types.ts'

const SUMS = /^(?:sha(?:1|224|256|384|512)sum|shasum|b2sum|b3sum|md5sum|cksum|rhash|sha256|sha512)$/
const COMPARES: readonly (string | null)[] = ['[', 'test', 'grep', 'diff', 'cmp', 'awk']

/** Does a command compare what was downloaded with a checksum or a signature? `others` are the commands of the same RUN. */
export function verifies(command: Executed, others: readonly Executed[]): boolean {
  const { program, argv } = command
  if (program === null) return false
  const has = (...words: readonly string[]): boolean =>
    argv.some((word) => word !== null && words.includes(word))
  if (SUMS.test(program)) return checks(command) || others.some((other) => COMPARES.includes(other.program))
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
