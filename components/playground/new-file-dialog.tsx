'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { OFFERED, usualName } from '@/lib/playground/kind.ts'
import { isFileName } from '@/lib/share/file-name.ts'

type Props = {
  readonly taken: (name: string) => boolean
  readonly onAdd: (name: string) => void
  readonly onClose: () => void
}

/** An empty file under a name, which says what it is. */
export function NewFileDialog({ taken, onAdd, onClose }: Props) {
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const add = () => {
    const wanted = name.trim()
    if (!isFileName(wanted)) return setProblem('Write a name such as Dockerfile or api/compose.yaml.')
    if (taken(wanted)) return setProblem(`There is a file ${wanted} already.`)
    onAdd(wanted)
  }
  return (
    <Dialog title="Add a file" onClose={onClose}>
      <form
        className="grid gap-3 p-5"
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <label className="grid gap-1">
          Name
          <input
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog has this one question
            autoFocus
            value={name}
            onChange={(event) => {
              setName(event.target.value)
              setProblem(null)
            }}
            list="usual-names"
            autoComplete="off"
            spellCheck={false}
            aria-describedby="new-file-help"
            aria-invalid={problem !== null || undefined}
            className="h-10 rounded-2 border border-line-strong bg-surface px-3 font-mono text-14 max-md:text-16"
          />
          <datalist id="usual-names">
            {OFFERED.map((kind) => (
              <option key={kind} value={usualName(kind)}>
                {usualName(kind)}
              </option>
            ))}
          </datalist>
        </label>
        <p id="new-file-help" role={problem ? 'alert' : undefined} className="text-13 text-ink-2">
          {problem ?? 'The name says what the file is: Dockerfile, compose.yaml, .dockerignore, deploy.sh.'}
        </p>
        <Button type="submit" variant="primary" className="justify-self-start max-md:h-11">
          Add
        </Button>
      </form>
    </Dialog>
  )
}
