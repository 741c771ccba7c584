'use client'

import { KeyRound } from 'lucide-react'
import { type BuildInput, useBuild } from '@/components/build-view/use-build.ts'
import type { BuildReport } from '@/lib/engine/build/report/types.ts'
import { formatBytes, formatSize, plural } from '@/lib/engine/build/report/words.ts'

type Props = Pick<BuildInput, 'ask' | 'files' | 'visible'> & { readonly onOpen: () => void }

const NOTHING = {}
/** Parts smaller than one in so many have no room for a name. */
const NAMED = 9

/** The image in one line and one strip, drawn to scale; the whole X-ray opens from it. */
export function MiniXray({ onOpen, ...input }: Props) {
  const { report, unreadable } = useBuild({ ...input, context: NOTHING, choice: '', log: false })
  const image = report?.image
  if (!report || !image) return null
  const parts = partsOf(report)
  const secrets = report.secrets.filter(({ recoverable }) => recoverable).length
  return (
    <div
      className="border-t border-line bg-surface px-3.5 py-2.5"
      data-old={unreadable !== null || undefined}
    >
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-13">
        <b>X-ray</b>
        <span className="text-ink-2 tabular-nums">
          {formatSize(image.size)}, {plural(image.layers, 'layer')} on its base
        </span>
        {secrets > 0 ? (
          <span className="inline-flex items-center gap-1 rounded-1 bg-err-soft px-1.5 py-0.5 text-12 font-medium text-err">
            <KeyRound aria-hidden className="size-3.5" />
            {plural(secrets, 'secret')} recoverable
          </span>
        ) : null}
        <button type="button" onClick={onOpen} className="link ml-auto min-h-6">
          Open X-ray
        </button>
      </p>
      <div aria-hidden className="keep-colour mt-2 flex gap-0.5 max-md:hidden">
        {parts.map(({ at, text, bytes, wasted }) => (
          <span key={at} className="min-w-[3px] overflow-hidden" style={{ flex: bytes }}>
            <i className={`block h-3 ${wasted ? 'bg-(--xr-waste)' : 'bg-(--xr-cached)'}`} />
            {bytes * NAMED < image.size.bytes ? null : (
              <>
                <span className="mt-1 block truncate text-12 text-ink-2">{text}</span>
                <span className="block truncate text-12 text-ink-3 tabular-nums">{formatBytes(bytes)}</span>
              </>
            )}
          </span>
        ))}
      </div>
    </div>
  )
}

/** The base and the layers on it that hold something. */
function partsOf({ stages, image }: BuildReport) {
  const shipped = stages.filter((stage) => stage.shipped)
  const base = image?.parts.find(({ kind }) => kind === 'base')?.size.bytes ?? 0
  const below = { at: 'base', text: `FROM ${image?.base ?? ''}`, bytes: base, wasted: false }
  const layers = shipped.flatMap(({ index, steps }) =>
    steps
      .filter(({ keyword, layer, size }) => layer && keyword !== 'FROM' && size.bytes > 0)
      .map(({ text, size, wasted }, step) => ({
        at: `${index}.${step}`,
        text: text.replace(/^RUN /, ''),
        bytes: size.bytes,
        wasted: wasted.length > 0,
      })),
  )
  return base > 0 ? [below, ...layers] : layers
}
