/** The build as `docker build` would tell it. */
export function LogView({ lines }: { lines: readonly string[] | null }) {
  if (!lines) return null
  return (
    <pre className="log" tabIndex={0} role="region" aria-label="Build log, estimated">
      {lines.join('\n')}
    </pre>
  )
}
