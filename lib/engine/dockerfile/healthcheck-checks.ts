import { readDuration } from './durations.ts'
import { checkFlags } from './known-flags.ts'
import type { Check, InstructionError } from './instruction-error.ts'
import type { Range } from '../source/position.ts'
import type { Instruction } from './syntax.ts'

/** HEALTHCHECK behind its keyword: NONE alone, or CMD with a command and times that mean something. */
export const checkHealthcheck: Check = (node) => {
  const [type, ...rest] = node.args
  if (type === undefined) return null
  if (type.value.toUpperCase() !== 'NONE')
    return checkFlagNames(node) ?? checkType(node) ?? checkTimes(node) ?? checkRetries(node)
  if (rest.length === 0) return null
  return error('HEALTHCHECK NONE takes no arguments. Leave out what stands behind NONE', rest[0]!.range)
}

/** The flags of HEALTHCHECK NONE are not looked at. */
function checkFlagNames({ keyword, flags }: Instruction): InstructionError | null {
  const refused = checkFlags(keyword, flags)
  return refused && { code: 'instruction-flag-invalid', message: refused.message, range: refused.flag.range }
}

function checkType({ args, range }: Instruction): InstructionError | null {
  const type = args[0]?.value.toUpperCase() ?? ''
  const place = args[0]?.range ?? range
  if (type !== 'CMD') {
    const wording = `Unknown type ${JSON.stringify(type)} in HEALTHCHECK (try CMD)`
    return error(`${wording}. Write HEALTHCHECK CMD and the command, or HEALTHCHECK NONE`, place)
  }
  if (args.length > 1) return null
  return error(
    'Missing command after HEALTHCHECK CMD. Write the command that tests the container behind it',
    place,
  )
}

const TIMES = ['interval', 'timeout', 'start-period', 'start-interval']

function checkTimes({ flags }: Instruction): InstructionError | null {
  for (const name of TIMES) {
    const flag = flags.find((other) => other.name === name)
    const message = flag?.value ? durationError(name, flag.value) : null
    if (flag && message !== null) return error(message, flag.valueRange ?? flag.range)
  }
  return null
}

function durationError(name: string, value: string): string | null {
  const duration = readDuration(value)
  if ('error' in duration) return `${duration.error}. Write a number and a unit, such as 30s or 1m30s`
  if (duration.seconds === 0 || duration.seconds >= 0.001) return null
  return `Interval ${JSON.stringify(name)} cannot be less than 1ms. Write a number and a unit, such as 30s`
}

/** Go reads the number in 32 bits. */
function checkRetries({ flags }: Instruction): InstructionError | null {
  const flag = flags.find(({ name }) => name === 'retries')
  if (!flag?.value) return null
  const range = flag.valueRange ?? flag.range
  const parsing = `strconv.ParseInt: parsing ${JSON.stringify(flag.value)}`
  if (!/^[-+]?\d+$/.test(flag.value)) return error(`${parsing}: invalid syntax. Write a whole number`, range)
  const retries = Number(flag.value)
  if (Math.abs(retries) > 2_147_483_647)
    return error(`${parsing}: value out of range. Write a smaller number`, range)
  return retries < 0 ? error(`--retries cannot be negative (${retries}). Write 0 or more`, range) : null
}

function error(message: string, range: Range): InstructionError {
  return { code: 'healthcheck-syntax', message, range }
}
