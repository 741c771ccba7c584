import { ClipboardPaste, Eraser, FilePlus2, FolderOpen, FolderTree } from 'lucide-react'
import type { ComponentType } from 'react'
import { Button } from '@/components/ui/button'

export type Bring = {
  readonly onFile: () => void
  readonly onFolder: () => void
  readonly onPaste: () => void
  readonly onNew: () => void
}
type Props = Bring & { readonly onClear: (() => void) | null }

/** The ways to bring files here. */
export function Toolbar({ onFile, onFolder, onPaste, onNew, onClear }: Props) {
  return (
    <div className="needs-script flex flex-none items-center pr-2 max-md:w-full max-md:justify-between max-md:border-t max-md:border-line max-md:px-1">
      <Tool Icon={FilePlus2} words="Add" long="Add an empty file" onClick={onNew} />
      <Tool Icon={FolderOpen} words="Open file" short="File" onClick={onFile} />
      <Tool Icon={FolderTree} words="Open folder" short="Folder" onClick={onFolder} />
      <Tool Icon={ClipboardPaste} words="Paste" long="Paste a file" onClick={onPaste} />
      {onClear ? <Tool Icon={Eraser} words="Clear" long="Clear all files" onClick={onClear} /> : null}
    </div>
  )
}

type ToolProps = {
  Icon: ComponentType<{ className?: string; 'aria-hidden'?: boolean }>
  words: string
  /** Below the icon, where five stand in the width of a phone. */
  short?: string
  long?: string
  onClick: () => void
}

function Tool({ Icon, words, short = words, long = words, onClick }: ToolProps) {
  return (
    <Button
      variant="ghost"
      size="sm"
      onClick={onClick}
      aria-label={long}
      title={long}
      className="max-md:h-11 max-md:px-1.5 max-sm:h-13 max-sm:flex-1 max-sm:flex-col max-sm:gap-0.5 max-sm:text-12"
    >
      <Icon aria-hidden className="size-3.5 max-sm:size-4.5" />
      <span className="max-lg:hidden max-md:inline max-sm:hidden">{words}</span>
      <span className="sm:hidden">{short}</span>
    </Button>
  )
}
