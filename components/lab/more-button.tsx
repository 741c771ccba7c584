'use client'

import { Ellipsis } from 'lucide-react'
import { useId } from 'react'
import type { useLab } from '@/components/lab/use-lab.ts'
import { Button } from '@/components/ui/button'

type Props = { page: ReturnType<typeof useLab>; files: readonly string[]; all: boolean }

/** Opens what is done with the files as a whole. `all`: also what has no button of its own here. */
export function MoreButton({ page: { tools, late }, files, all }: Props) {
  const id = useId()
  return (
    <span className="needs-script relative">
      <Button
        id={id}
        variant="ghost"
        size="icon"
        aria-label="More"
        title="More"
        aria-haspopup="menu"
        aria-expanded={tools.menu}
        onClick={tools.toggleMenu}
      >
        <Ellipsis aria-hidden className="size-4.5" />
      </Button>
      {tools.menu && late ? (
        <late.ToolMenu
          opener={id}
          files={files}
          all={all}
          onDownload={tools.download}
          onDownloadAll={tools.downloadAll}
          onUpload={tools.upload}
          onShare={tools.share}
          onReset={tools.reset}
          onClose={tools.closeMenu}
        />
      ) : null}
    </span>
  )
}
