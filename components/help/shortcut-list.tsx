import { type KeyRow, editorKeys, siteKeys } from '@/components/help/site-keys'
import { labKeys } from '@/components/lab/shortcut-keys.ts'
import { Kbd } from '@/components/ui/kbd'

/** All keys, for the dialog and the help page. */
export function ShortcutList({ heading: Heading }: { heading: 'h3' | 'h4' }) {
  return (
    <>
      <p className="text-14 text-ink-2">
        On a Mac, press Cmd in place of Ctrl. Single keys work outside text fields and editors; they can be
        turned off in the settings.
      </p>
      {groups.map(({ title, rows }) => (
        <section key={title} className="mt-5">
          <Heading className="mb-1.5 font-display text-15 font-semi">{title}</Heading>
          <dl className="border-t border-line">
            {rows.map((row) => (
              <Row key={row.does} row={row} />
            ))}
          </dl>
        </section>
      ))}
    </>
  )
}

const groups: readonly { readonly title: string; readonly rows: readonly KeyRow[] }[] = [
  { title: 'On every page', rows: siteKeys },
  { title: 'In a lab', rows: labKeys },
  { title: 'In the editor and the X-ray', rows: editorKeys },
]

function Row({ row: { keys, does } }: { row: KeyRow }) {
  return (
    <div className="grid grid-cols-[168px_minmax(0,1fr)] items-center gap-3 border-b border-line py-2 text-14 max-sm:grid-cols-[132px_minmax(0,1fr)]">
      <dt className="flex flex-wrap items-center gap-1.5">
        {keys.map((key, index) => (
          <span key={key} className="contents">
            {index > 0 ? <span className="text-12 text-ink-3">or</span> : null}
            <Kbd>{key}</Kbd>
          </span>
        ))}
      </dt>
      <dd className="text-ink-2">{does}</dd>
    </div>
  )
}
