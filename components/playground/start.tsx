import { ClipboardPaste, FileText, FolderOpen, FolderTree } from 'lucide-react'
import type { Bring } from '@/components/playground/toolbar.tsx'
import { Button } from '@/components/ui/button'

/** Nothing is open: what could be here, and the ways to bring it. */
export function Start({ onFile, onFolder, onPaste, onNew, onExample }: Bring & { onExample: () => void }) {
  return (
    <div className="grid flex-1 content-center justify-items-center gap-3 overflow-auto bg-code px-6 py-10 text-center">
      <h2 className="text-20">Nothing is open</h2>
      <p className="max-w-[440px] text-ink-2">
        Drop files or a folder here, or paste a Dockerfile, a compose file, a pipeline, daemon.json or a
        script. Nothing is uploaded: the check runs in this browser.
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        <Button variant="primary" onClick={onFile}>
          <FolderOpen aria-hidden />
          Open a file
        </Button>
        <Button onClick={onFolder}>
          <FolderTree aria-hidden />
          Open a folder
        </Button>
        <Button onClick={onPaste}>
          <ClipboardPaste aria-hidden />
          Paste
        </Button>
        <Button onClick={onNew}>
          <FileText aria-hidden />
          Empty file
        </Button>
      </div>
      <button type="button" onClick={onExample} className="link min-h-6 text-13">
        Show the example
      </button>
    </div>
  )
}
