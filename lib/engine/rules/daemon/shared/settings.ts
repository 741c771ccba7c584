import type { DaemonConfig, Setting } from '../../../daemon/model.ts'
import type { Range } from '../../../source/position.ts'
import type { Confidence, Fix } from '../../rule.ts'
import { addEntry, fileStart } from './edits.ts'

/** The string, number or boolean of a setting; null where it is missing, null or none of those. */
export function valueOf({ settings }: DaemonConfig, key: string): string | number | boolean | null {
  const value = settings.get(key)?.value
  return value?.kind === 'scalar' ? value.value : null
}

/** The items of a list that are strings, with their places. */
export function textsOf({ settings }: DaemonConfig, key: string): { text: string; range: Range }[] {
  const value = settings.get(key)?.value
  const items = value?.kind === 'list' ? value.items : []
  return items.flatMap((item) =>
    item.kind === 'scalar' && typeof item.value === 'string' ? [{ text: item.value, range: item.range }] : [],
  )
}

/** Nothing is written, or null, which dockerd passes over. */
export function isUnset({ settings }: DaemonConfig, key: string): boolean {
  const value = settings.get(key)?.value
  return value === undefined || (value.kind === 'scalar' && value.value === null)
}

export type SwitchReport = {
  readonly messageId: 'written' | 'missing'
  readonly range: Range
  readonly confidence: Confidence
  readonly fix?: Fix
}

/**
 * Says where a switch is not as wanted: it is written otherwise, or missing while dockerd's own default is the other. A missing
 * one may be set on the command line of dockerd, which is not in sight. Values that are no booleans are daemon-json-invalid's.
 */
export function switchReports(daemon: DaemonConfig, key: string, wanted: boolean): SwitchReport[] {
  const setting = daemon.settings.get(key)
  if (valueOf(daemon, key) === !wanted && setting) {
    const fix = replaceValue(setting, String(wanted))
    return [{ messageId: 'written', range: setting.entry.range, confidence: 'certain', fix }]
  }
  if (!isUnset(daemon, key)) return []
  const edits = setting
    ? replaceValue(setting, String(wanted)).edits
    : daemon.root && [addEntry(daemon.source, daemon.root, `"${key}": ${wanted}`)]
  const fix: Fix | null = edits && { title: `Set ${key} to ${wanted}`, safety: 'behaviour', edits }
  return [
    {
      messageId: 'missing',
      range: fileStart(daemon),
      confidence: 'likely',
      ...(fix === null ? {} : { fix }),
    },
  ]
}

/** Writes another value; `json` is its text in the file. */
export function replaceValue({ key, value }: Setting, json: string): Fix {
  return {
    title: `Set ${key} to ${json}`,
    safety: 'behaviour',
    edits: [{ range: value.range, newText: json }],
  }
}
