import { readCsvRecord } from './csv.ts'
import type { Check, InstructionError } from './instruction-error.ts'
import type { Flag } from './syntax.ts'

const NETWORKS: ReadonlySet<string> = new Set(['default', 'none', 'host'])
const SECURITY: ReadonlySet<string> = new Set(['sandbox', 'insecure'])

/** The values of RUN's flags as far as BuildKit looks at them before it expands variables. */
export const checkRunFlags: Check = ({ flags }) => {
  const named = (name: string) => flags.filter((flag) => flag.name === name)
  return (
    firstError(named('device'), deviceError) ??
    firstError(named('mount'), mountError) ??
    firstError(named('network'), networkError) ??
    firstError(named('security'), securityError)
  )
}

function deviceError(value: string): string | null {
  return readCsvRecord(value) === null
    ? 'failed to parse csv devices. Write options as name=value with commas between them'
    : null
}

/** The other options are checked when the build expands them. */
function mountError(value: string): string | null {
  const fields = readCsvRecord(value)
  if (fields === null)
    return 'failed to parse csv mounts. Write options as name=value with commas between them, without blanks'
  const from = fields.find((field) => /^from=/i.test(field))
  if (from === undefined || !/\$./.test(from)) return null
  const wording = "'from' doesn't support variable expansion, define alias stage instead"
  return `${wording}. Write FROM with the variable and AS name, then from=name`
}

function networkError(value: string): string | null {
  return NETWORKS.has(value)
    ? null
    : `invalid network mode ${JSON.stringify(value)}. Write default, none or host`
}

function securityError(value: string): string | null {
  return SECURITY.has(value)
    ? null
    : `security ${JSON.stringify(value)} is not valid. Write sandbox or insecure`
}

function firstError(
  flags: readonly Flag[],
  check: (value: string) => string | null,
): InstructionError | null {
  for (const flag of flags) {
    const message = check(flag.value ?? '')
    if (message !== null)
      return { code: 'instruction-flag-invalid', message, range: flag.valueRange ?? flag.range }
  }
  return null
}
