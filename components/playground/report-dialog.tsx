'use client'

import { FileCode2, FileText, Files } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { zip } from '@/lib/archive/zip.ts'
import { saveFile } from '@/lib/export/download.ts'
import { markdownReport } from '@/lib/export/markdown.ts'
import type { CheckAnswer } from '@/lib/playground/protocol.ts'
import type { Playground } from '@/lib/playground/types.ts'
import type { EngineClient } from '@/lib/worker/client.ts'

type Props = {
  readonly playground: Playground
  readonly said: CheckAnswer
  readonly engine: EngineClient
  readonly onClose: () => void
}

/** What can be taken away: the findings for people and for programs, and the files as they stand. */
export function ReportDialog({ playground, said, engine, onClose }: Props) {
  const [failed, setFailed] = useState(false)
  const paths = Object.keys(playground.files)
  const sorted = Object.keys(said.files).toSorted()

  async function sarif() {
    const checks = sorted.map((path) => {
      const { findings, ignored } = said.files[path]!
      return { path, findings, ignored }
    })
    const outcome = await engine.write({ format: 'sarif', checks })
    setFailed(outcome.kind !== 'ok')
    if (outcome.kind === 'ok') saveFile('drydock.sarif', outcome.value.text, 'application/sarif+json')
  }
  function files() {
    const [only] = paths
    if (paths.length === 1 && only !== undefined) {
      return saveFile(only.split('/').at(-1) ?? only, playground.files[only] ?? '', 'text/plain')
    }
    const name = playground.folder?.name ?? 'drydock'
    saveFile(`${name}.zip`, zip(playground.files, new Date()), 'application/zip')
  }

  return (
    <Dialog title="Report and files" onClose={onClose}>
      <ul className="grid gap-4 p-5">
        <Choice
          icon={<FileText aria-hidden className="size-5 text-ink-2" />}
          title="Report as Markdown"
          text="Score, findings and reasons, to read or to paste into an issue."
          words="Download Markdown"
          onClick={() => saveFile('drydock-report.md', markdownReport(said), 'text/markdown')}
        />
        <Choice
          icon={<FileCode2 aria-hidden className="size-5 text-ink-2" />}
          title="Findings as SARIF 2.1.0"
          text="For code scanning in CI: the same bytes as npx drydock lint --format sarif writes for these files."
          words="Download SARIF"
          onClick={sarif}
        />
        <Choice
          icon={<Files aria-hidden className="size-5 text-ink-2" />}
          title={paths.length === 1 ? 'The file as it stands' : 'The files as they stand'}
          text="With every fix and edit that you made here."
          words={paths.length === 1 ? 'Download the file' : `Download ${paths.length} files as ZIP`}
          onClick={files}
        />
      </ul>
      {failed ? (
        <p role="alert" className="px-5 pb-5">
          The checker did not answer, so nothing was written. Try once more.
        </p>
      ) : null}
    </Dialog>
  )
}

type ChoiceProps = { icon: ReactNode; title: string; text: string; words: string; onClick: () => void }

function Choice({ icon, title, text, words, onClick }: ChoiceProps) {
  return (
    <li className="grid grid-cols-[20px_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-2 max-sm:grid-cols-[20px_minmax(0,1fr)]">
      {icon}
      <div>
        <b>{title}</b>
        <p className="text-13 text-ink-2">{text}</p>
      </div>
      <Button className="max-sm:col-start-2 max-md:h-11" onClick={onClick}>
        {words}
      </Button>
    </li>
  )
}
