import { nearest } from '../source/nearest.ts'
import type { Problem } from '../source/problem.ts'
import { invalid } from './check-value.ts'
import { LOG_DRIVERS, optionsOf } from './log-drivers.ts'
import type { DaemonLogging, LogOption } from './model.ts'
import { size } from './text-checks.ts'

/** What dockerd says of the log driver and its options when it starts, or of every container that it then creates. */
export function checkLog(logging: DaemonLogging): Problem[] {
  return [...checkDriver(logging), ...checkNames(logging), ...checkRotation(logging), ...checkMode(logging)]
}

/** A name that is not known may be that of a plugin, unless it is nearly that of a driver. */
function checkDriver({ driver, driverSetting }: DaemonLogging): Problem[] {
  if (driver === null || driverSetting === null || LOG_DRIVERS.includes(driver)) return []
  const meant = nearest(driver, LOG_DRIVERS)
  return meant === null
    ? []
    : [invalid(driverSetting.value.range, `There is no log driver "${driver}". Did you mean "${meant}"?`)]
}

function checkNames({ driver, options }: DaemonLogging): Problem[] {
  const known = driver === null ? null : optionsOf(driver)
  if (known === null) return []
  return [...options.values()]
    .filter(({ entry }) => !known.includes(entry.key))
    .map(({ entry }) => {
      const meant = nearest(entry.key, known)
      const message = `The log driver ${driver} does not know the option "${entry.key}": dockerd does not start.`
      return invalid(entry.keyRange, meant === null ? message : `${message} Did you mean "${meant}"?`)
    })
}

/** Source: moby/moby, daemon/logger/jsonfilelog and daemon/logger/local. */
function checkRotation({ driver, options }: DaemonLogging): Problem[] {
  if (driver !== 'json-file' && driver !== 'local') return []
  return [...sizeProblem(options.get('max-size')), ...countProblem(options.get('max-file'))]
}

function sizeProblem(option: LogOption | undefined): Problem[] {
  if (option === undefined || option.text === null) return []
  if (size(option.text) === null && !/^[0.]+(?!\d)/.test(option.text.trim())) return []
  const { range } = option.entry.value
  return [
    invalid(
      range,
      `"${option.text}" is no size above zero, so no container starts: write a number and a unit, such as "10m".`,
    ),
  ]
}

function countProblem(option: LogOption | undefined): Problem[] {
  if (option === undefined || option.text === null || /^\+?0*[1-9]\d*$/.test(option.text)) return []
  return [
    invalid(
      option.entry.value.range,
      `"${option.text}" is no number of files, so no container starts: write a whole number above zero, such as "3".`,
    ),
  ]
}

/** Source: moby/moby, daemon/logger, ValidateLogOpts. */
function checkMode({ driver, options }: DaemonLogging): Problem[] {
  if (driver === 'none') return []
  const mode = options.get('mode')
  if (mode && mode.text !== null && !['', 'blocking', 'non-blocking'].includes(mode.text))
    return [
      invalid(mode.entry.value.range, `"${mode.text}" is no mode: there are "blocking" and "non-blocking".`),
    ]
  const buffer = options.get('max-buffer-size')
  if (!buffer || buffer.text === null || mode?.text === null || mode?.text === 'non-blocking') return []
  return [
    invalid(buffer.entry.keyRange, `"max-buffer-size" needs "mode": "non-blocking": dockerd does not start.`),
  ]
}
