import { kindIn, kindWords, OFFERED } from '@/lib/playground/kind.ts'
import type { PlaygroundPage } from '@/components/playground/use-playground.ts'
import type { FileKind } from '@/lib/engine/index.ts'
import type { ContextChoice } from '@/lib/playground/types.ts'

const select =
  'h-6 max-w-[190px] rounded-1 border border-line-strong bg-surface px-1 text-12 text-ink max-md:h-11 max-md:text-16'

/** What the open file is taken for, and what a build of it may read. */
export function PlaceBar({ page }: { page: PlaygroundPage }) {
  const { playground, active } = page
  const kind = kindIn(playground, active)
  const { folder } = playground
  return (
    <div className="flex min-h-[30px] flex-wrap items-center gap-x-4 gap-y-1 border-t border-line bg-surface px-3.5 py-[3px] text-12 text-ink-2">
      <label className="inline-flex items-center gap-1.5">
        Read as
        <select
          value={kind ?? ''}
          onChange={(event) => page.setKind(active, event.target.value as FileKind)}
          className={select}
        >
          {kind === null ? <option value="">Choose what it is</option> : null}
          {OFFERED.map((each) => (
            <option key={each} value={each}>
              {kindWords(each)}
            </option>
          ))}
        </select>
      </label>
      {folder && kind === 'dockerfile' ? (
        <label className="inline-flex items-center gap-1.5">
          COPY reads
          <select
            value={folder.context}
            onChange={(event) => page.setContext(event.target.value as ContextChoice)}
            className={select}
          >
            <option value="guess">this folder, perhaps more</option>
            <option value="own">this folder, nothing else</option>
            <option value="root">all of {folder.name}, nothing else</option>
          </select>
        </label>
      ) : null}
      <span className="ml-auto">{KEPT[page.kept]}</span>
    </div>
  )
}

const KEPT: Readonly<Record<PlaygroundPage['kept'], string>> = {
  yes: 'Stays in this browser. Nothing is uploaded.',
  off: 'This browser would not keep it. Nothing is uploaded.',
  large: 'Too large to be kept in this browser. Nothing is uploaded.',
  link: 'Came with a link, not kept. Nothing is uploaded.',
}
