'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Playground } from '@/lib/playground/types.ts'
import { encodeShare, LONG_LINK, shareProblem } from '@/lib/share/index.ts'

type Props = {
  readonly files: Playground['files']
  /** Secrets that the checker found in them. */
  readonly secrets: number
  readonly onClose: () => void
  readonly onCopied: () => void
}

/** A link that holds the files. */
export function ShareDialog({ files, secrets, onClose, onCopied }: Props) {
  const [link, setLink] = useState<string | null>(null)
  const [copied, setCopied] = useState(false)
  const problem = shareProblem({ kind: 'files', files })
  useEffect(() => {
    let stopped = false
    if (problem === null) {
      void encodeShare({ kind: 'files', files }).then(
        (fragment) => stopped || setLink(`${location.origin}${location.pathname}${fragment}`),
      )
    }
    return () => {
      stopped = true
    }
  }, [files, problem])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link ?? '')
      setCopied(true)
      onCopied()
    } catch {
      document.querySelector<HTMLInputElement>('#share-link')?.select()
    }
  }
  return (
    <Dialog title="Share these files" onClose={onClose}>
      <div className="grid gap-3 p-5">
        {problem === null ? (
          <>
            <p>
              The link itself holds {sayFiles(files)}, compressed, behind its{' '}
              <code className="in-code">#</code>. That part of a link is sent to no server.
            </p>
            {secrets > 0 ? (
              <p role="alert" className="rounded-2 border border-err-line bg-err-soft px-3 py-2">
                {secrets === 1 ? 'One finding says' : `${secrets} findings say`} that a secret may stand in
                these files. Whoever has the link can read it, so take real secrets out first.
              </p>
            ) : (
              <p>Whoever has the link can read the files, so leave real secrets out.</p>
            )}
            <label className="grid gap-1 text-13 text-ink-2">
              Link
              <input
                id="share-link"
                readOnly
                value={link ?? 'Making the link'}
                onFocus={(event) => event.target.select()}
                className="h-10 rounded-2 border border-line-strong bg-surface px-3 font-mono text-13 text-ink max-md:text-16"
              />
            </label>
            {link !== null && link.length > LONG_LINK ? (
              <p className="rounded-2 border border-warn-line bg-warn-soft px-3 py-2">
                This link has {Math.round(link.length / 1000)} kB. Some chat and mail programs cut links that
                long: share fewer files, or send them as files.
              </p>
            ) : null}
            <p className="flex items-center gap-3">
              <Button
                variant="primary"
                className="max-md:h-11"
                onClick={copy}
                aria-disabled={link === null || undefined}
              >
                Copy the link
              </Button>
              <span role="status">{copied ? 'Copied.' : ''}</span>
            </p>
          </>
        ) : (
          <p>{problem} Close some of the files, or send them as files.</p>
        )}
      </div>
    </Dialog>
  )
}

function sayFiles(files: Playground['files']): string {
  const names = Object.keys(files)
  return names.length === 1 ? `${names[0]}` : `${names.length} files`
}
