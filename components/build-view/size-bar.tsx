import type { Bar } from '@/components/build-view/scale.ts'

/** A picture of the size that stands beside it in words, so screen readers skip it. */
export function SizeBar({ bar }: { bar: Bar }) {
  return (
    <span aria-hidden className="bar keep-colour" data-kind={bar.kind}>
      {bar.kept > 0 ? <i className="kept" style={{ width: `${bar.kept}%` }} /> : null}
      {bar.wasted > 0 ? <i className="waste" style={{ width: `${bar.wasted}%` }} /> : null}
      {bar.kind === 'open' ? <i className="open" /> : null}
    </span>
  )
}
