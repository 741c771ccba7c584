import type { SafeStorage } from './safe-storage.ts'
import { decodeJson, decodeRecord } from './saved.ts'

/** What of a lab's page can be made larger: `xray` is its width beside the editor, `panel` the height of what stands below. */
export const PANES = ['brief', 'panel', 'xray'] as const
export type Pane = (typeof PANES)[number]
/** In CSS pixels; a pane that is missing has the size the page gives it. */
export type PaneSizes = Readonly<Partial<Record<Pane, number>>>

export const SIZES_KEY = 'drydock:sizes'

/** The custom property that the page's style reads a chosen size from. */
export const sizeProperty = (pane: Pane): string => `--pane-${pane}`

/** Anything that is not a size of a known pane counts as not chosen. */
export function readSizes(storage: SafeStorage): PaneSizes {
  const text = storage.read(SIZES_KEY)
  const saved = text === null ? null : decodeJson(text, (data) => decodeRecord(data, sizeOrNull))
  const known = PANES.flatMap((pane) => (saved?.[pane] === undefined ? [] : [[pane, saved[pane]] as const]))
  return Object.fromEntries(known)
}

/** Null gives the pane back to the page. */
export function saveSize(storage: SafeStorage, pane: Pane, size: number | null): void {
  const { [pane]: _, ...others } = readSizes(storage)
  storage.write(SIZES_KEY, JSON.stringify(size === null ? others : { ...others, [pane]: Math.round(size) }))
}

const sizeOrNull = (data: unknown) => (typeof data === 'number' && data > 0 && data < 10_000 ? data : null)

/** Runs in the head, before anything is drawn, so that no pane moves when the page wakes up. */
export const sizesScript = `try{var s=JSON.parse(localStorage.getItem('${SIZES_KEY}'));'${PANES.join(' ')}'.split(' ').forEach(function(p){if(s[p]>0&&s[p]<1e4)document.documentElement.style.setProperty('--pane-'+p,s[p]+'px')})}catch(e){}`
