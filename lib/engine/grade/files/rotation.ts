import type { Range } from '../../source/position.ts'
import { fails, holds, unknown, type Outcome } from '../outcome.ts'
import type { RotationCheck } from '../schema.ts'
import { outOfBounds } from './bytes.ts'

/** What logs, and how far. A value is null when it is not known. */
export type Logs = {
  /** Whose logs: `Service api`, `The daemon`. */
  readonly whose: string
  readonly driver: string | null
  readonly options: ReadonlyMap<string, string | null>
  readonly place: Range | null
  readonly file: string
}

/** What `local` does without options. Source: docs.docker.com/engine/logging/drivers/local. */
const LOCAL = { size: 20e6, files: 5 }

/** Do the logs have an end? Source: docs.docker.com/engine/logging/drivers/json-file. */
export function matchRotation(check: RotationCheck, logs: Logs): Outcome {
  const { whose, driver, options, place, file } = logs
  const at = { place, file, subject: driver ?? '' }
  if (driver === null) return unknown(`What ${lower(whose)} logs with cannot be told from the file.`, '', at)
  if (driver !== 'json-file' && driver !== 'local')
    return fails(`${whose} logs with ${driver}.`, 'Only json-file and local rotate files by themselves.', at)
  const size = sizeOf(options, driver)
  const files = filesOf(options, driver)
  if (size === 'unknown' || files === 'unknown')
    return unknown(`How far the logs of ${lower(whose)} may grow cannot be told from the file.`, '', at)
  if (size === 'refused' || files === 'refused')
    return fails(
      `${options.get(size === 'refused' ? 'max-size' : 'max-file')} is no ${size === 'refused' ? 'size' : 'number'}, and Docker starts no container with it.`,
      size === 'refused' ? 'Write a number and a unit, such as 10m.' : 'Write a number.',
      at,
    )
  if (size === null)
    return fails(`${whose} keeps its log in one file without an end.`, 'It needs max-size.', at)
  const over = check.size ? outOfBounds(size, check.size) : null
  if (over) return fails(`A log file of ${lower(whose)} may get ${options.get('max-size')} large.`, over, at)
  const { atLeast = 1, atMost = Infinity } = check.files ?? {}
  if (files < atLeast || files > atMost)
    return fails(
      `${whose} keeps ${files === 1 ? 'one log file' : `${files} log files`}.`,
      files < atLeast ? `It has to keep at least ${atLeast}.` : `It may keep at most ${atMost}.`,
      at,
    )
  return holds(`The log of ${lower(whose)} has an end.`, at)
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

/** Bytes of one file; null without an end. */
function sizeOf(
  options: Logs['options'],
  driver: 'json-file' | 'local',
): number | null | 'unknown' | 'refused' {
  const text = options.get('max-size')
  if (text === undefined) return driver === 'local' ? LOCAL.size : null
  if (text === null) return 'unknown'
  const bytes = humanSize(text)
  return bytes === null ? 'refused' : bytes > 0 ? bytes : null
}

function filesOf(options: Logs['options'], driver: 'json-file' | 'local'): number | 'unknown' | 'refused' {
  const text = options.get('max-file')
  if (text === undefined) return driver === 'local' ? LOCAL.files : 1
  if (text === null) return 'unknown'
  return /^\d+$/.test(text) ? Number(text) : 'refused'
}

const POWERS: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12, p: 1e15 }

/** `10m` in bytes; null for what is no size. Source: docker/go-units, FromHumanSize. */
function humanSize(text: string): number | null {
  const [, number, unit = ''] = /^(-?\d+(?:\.\d+)?) ?([kmgtp]?)(?:i?b)?$/i.exec(text.trim()) ?? []
  return number === undefined ? null : Number(number) * (POWERS[unit.toLowerCase()] ?? 1)
}
