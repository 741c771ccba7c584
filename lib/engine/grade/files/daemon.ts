import type { Node } from '../../document/types.ts'
import { ask, asList, decided, every, fails, holds, orList, type Outcome } from '../outcome.ts'
import type { DaemonCheck } from '../schema.ts'
import type { ReadFile, Subject } from '../subject.ts'
import { textTest } from '../matchers/patterns.ts'
import { matchRotation } from './rotation.ts'

/** What dockerd reads from daemon.json. */
export function matchDaemon(check: DaemonCheck, { filesOf }: Subject): Outcome {
  const [found] = filesOf('daemon', check.file)
  if (!found) return fails(`There is no ${check.file ?? 'daemon.json'}.`, 'It has to be written.')
  const { file: _, ...asked } = check
  return ask<Omit<DaemonCheck, 'file'>>(asked, {
    set: (values) =>
      every(
        Object.entries(values).map(
          ([key, value]) =>
            () =>
              isSet(found, key, asList(value)),
        ),
      ),
    unset: (keys) => every(asList(keys).map((key) => () => isUnset(found, key))),
    contains: (lists) =>
      every(
        Object.entries(lists).map(
          ([key, texts]) =>
            () =>
              holdsTexts(found, key, asList(texts)),
        ),
      ),
    only: (lists) =>
      every(
        Object.entries(lists).map(
          ([key, texts]) =>
            () =>
              holdsOnly(found, key, asList(texts)),
        ),
      ),
    driver: (names) => isDriver(found, asList(names)),
    repeats: (wanted) => hasRepeated(wanted, found),
    rotates: (rotation) => matchRotation(rotation, logsOf(found)),
  })
}

type Found = ReadFile<'daemon'>

/** dockerd takes the last of them and says nothing. */
function hasRepeated(wanted: boolean, { model, path }: Found): Outcome {
  const [place = null] = model.repeated
  return decided(
    place !== null,
    wanted,
    {
      yes: 'A key is written twice, and only the last one counts.',
      no: 'Each key is written once.',
      open: '',
      need: wanted ? '' : 'Keep one of the two.',
    },
    { place, file: path },
  )
}

function isSet({ model, path }: Found, key: string, wanted: readonly unknown[]): Outcome {
  const need = `${key} has to be ${orList(wanted.map((value) => JSON.stringify(value)))}.`
  const setting = model.settings.get(key)
  if (!setting) return fails(`${key} is not set.`, need, { file: path, subject: key })
  const at = { place: setting.entry.range, file: path, subject: key }
  const { value } = setting
  const written = value.kind === 'scalar' ? value.value : undefined
  if (written !== undefined && wanted.includes(written)) return holds(`${key} is ${shown(value)}.`, at)
  return fails(`${key} is ${shown(value)}.`, need, at)
}

/** A value in a sentence: as JSON writes it. */
function shown(value: Node): string {
  if (value.kind === 'scalar') return JSON.stringify(value.value)
  return value.kind === 'list' ? 'a list' : 'an object'
}

function isUnset({ model, path }: Found, key: string): Outcome {
  const setting = model.settings.get(key)
  const isEmpty = setting?.value.kind === 'list' && setting.value.items.length === 0
  if (!setting || isEmpty) return holds(`${key} is not set.`, { file: path, subject: key })
  return fails(`${key} is set.`, 'It must not be.', { place: setting.entry.range, file: path, subject: key })
}

function holdsTexts({ model, path }: Found, key: string, wanted: readonly string[]): Outcome {
  const setting = model.settings.get(key)
  const at = { place: setting?.entry.range ?? null, file: path, subject: key }
  const items = setting?.value.kind === 'list' ? setting.value.items : []
  const texts = items.flatMap((item) =>
    item.kind === 'scalar' && typeof item.value === 'string' ? item.value : [],
  )
  const missing = wanted.find((text) => !texts.includes(text) && !texts.includes(`${text}/`))
  if (missing === undefined) return holds(`${key} holds ${orList(wanted)}.`, at)
  return fails(`${key} does not hold ${missing}.`, `It has to list ${missing}.`, at)
}

/** A value that is no list, or an item that is no text, is something else than such a text. */
function holdsOnly({ model, path }: Found, key: string, allowed: readonly string[]): Outcome {
  const setting = model.settings.get(key)
  const need = `It may hold nothing but ${orList(allowed)}.`
  if (!setting) return holds(`${key} is not set.`, { file: path, subject: key })
  const { value, entry } = setting
  const fits = textTest(allowed)
  const isFit = (item: Node): boolean =>
    item.kind === 'scalar' && typeof item.value === 'string' && fits(item.value)
  const other = value.kind === 'list' ? value.items.find((item) => !isFit(item)) : value
  if (!other) return holds(`${key} holds nothing else.`, { place: entry.range, file: path, subject: key })
  const subject = other.kind === 'scalar' ? String(other.value) : key
  return fails(`${key} holds ${shown(other)}.`, need, { place: other.range, file: path, subject })
}

function isDriver({ model, path }: Found, names: readonly string[]): Outcome {
  const { driver, driverSetting } = model.logging
  const at = { place: driverSetting?.entry.range ?? null, file: path, subject: driver ?? '' }
  if (driver !== null && names.includes(driver)) return holds(`Containers log with ${driver}.`, at)
  return fails(`Containers log with ${driver ?? 'no driver'}.`, `It has to be ${orList(names)}.`, at)
}

function logsOf({ model, path }: Found): Parameters<typeof matchRotation>[1] {
  const { driver, options, optionsSetting, driverSetting } = model.logging
  return {
    whose: 'The daemon',
    driver,
    options: new Map([...options].map(([name, { text }]) => [name, text])),
    place: (optionsSetting ?? driverSetting)?.entry.range ?? null,
    file: path,
  }
}
